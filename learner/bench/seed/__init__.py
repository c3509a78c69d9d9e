"""`bench seed`: what a model of the embedded one's kind can do, on prompts held out from its text.

The prompts, names, numbers and texts stand here and nowhere in `learner.seed`; `overlap` counts it.
"""
