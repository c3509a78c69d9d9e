"""Python functions by family, requests for them in many wordings, and the replies."""
