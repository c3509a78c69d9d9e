// One reply on the page: its text, who spoke, its thumbs, and what a better answer would have been.

import { announce, copyOf } from "./dom.js";
import { call } from "./api.js";
import { copyText, dressCode } from "./code.js";

export class Reply {
  /** `onAgain(id)` is called to answer anew, `onRated(result)` after a thumb. */
  constructor({ onAgain, onRated }) {
    this.element = copyOf("reply-template");
    this.onRated = onRated;
    this.said = this.find(".said");
    this.rating = 0;
    this.find(".up").addEventListener("click", () => this.rate(this.rating === 1 ? 0 : 1));
    this.find(".down").addEventListener("click", () => this.rate(this.rating === -1 ? 0 : -1));
    this.find(".undo").addEventListener("click", () => {
      this.find(this.rating === 1 ? ".up" : ".down").focus();
      this.rate(0);
    });
    this.find(".again").addEventListener("click", () => onAgain(this.id));
    const copy = this.find(".copy");
    copy.addEventListener("click", () => copyText(this.text, copy));
    this.find(".run").addEventListener("click", () => this.run(true));
    this.wireBetter();
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  begin({ reply, version }) {
    this.id = reply;
    this.find(".version").textContent = version;
  }

  show(html) {
    this.said.innerHTML = html;
    dressCode(this.said);
  }

  /** Show the stored reply with everything that can be done to it. */
  finish(reply) {
    this.begin({ reply: reply.id, version: reply.version });
    this.text = reply.text;
    this.show(reply.html || "<p><em>(It said nothing.)</em></p>");
    const notes = [];
    if (reply.turns_dropped) notes.push(`The conversation is long: it no longer saw the oldest ${plural(reply.turns_dropped, "message")}.`);
    if (reply.finish_reason === "length") notes.push("Cut at the longest allowed length.");
    if (reply.finish_reason === "cancelled") notes.push("Stopped early.");
    const cut = this.find(".cut");
    cut.textContent = notes.join(" ");
    cut.hidden = notes.length === 0;
    this.find(".reason").value = reply.reason ?? "";
    this.find(".correction").value = reply.correction ?? "";
    this.asks = reply.asks;
    this.showRating(reply.rating);
    this.find(".run").hidden = !reply.runs;
    this.showExecution(reply.execution);
    this.find(".meta").hidden = false;
    if (reply.automatic && reply.runs && !reply.execution) this.run(false);
  }

  fail(words, retry) {
    this.said.replaceChildren();
    const line = document.createElement("p");
    line.className = "failed";
    line.textContent = words;
    if (retry) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "link";
      button.textContent = "Try again";
      button.addEventListener("click", retry);
      line.append(button);
    }
    this.said.append(line);
    announce(words);
  }

  /** Run the reply's Python on the server's sandbox and show what happened. */
  async run(again) {
    const button = this.find(".run");
    button.disabled = true;
    this.showRan("Running …", "");
    try {
      this.showExecution(await call("POST", `/api/replies/${encodeURIComponent(this.id)}/run`, { again }));
    } catch (problem) {
      this.showRan(problem.message, "");
    }
    button.disabled = false;
  }

  showExecution(execution) {
    if (execution) this.showRan(`${execution.mark} ${execution.line}`, execution.stdout);
    else this.find(".ran").hidden = true;
  }

  showRan(line, output) {
    this.find(".ran").hidden = false;
    this.find(".ran-line").textContent = line;
    const printed = this.find(".ran-output");
    printed.textContent = output;
    printed.hidden = output === "";
  }

  showRating(value) {
    this.rating = value;
    this.find(".up").setAttribute("aria-pressed", String(value === 1));
    this.find(".down").setAttribute("aria-pressed", String(value === -1));
    if (value !== -1) this.find(".better").hidden = true;
    const asks = this.asks === true && value === 0;
    this.find(".asks").hidden = !asks;
    this.find(".meta").classList.toggle("asking", asks);
    if (value === 0) this.effect(null);
  }

  /** Say beside the thumbs what they did; null says nothing. */
  effect(words) {
    this.find(".effect").hidden = words === null;
    this.find(".effect-text").textContent = words ?? "";
    if (words) this.find(".meta").scrollIntoView({ block: "nearest" });
  }

  async rate(value, more = {}) {
    try {
      const result = await call("POST", `/api/replies/${encodeURIComponent(this.id)}/rating`, { value, ...more });
      this.showRating(result.rating);
      const words = value === 0 ? "Taken back." : untilNextRound(result.missing);
      if (value !== 0) this.effect(words);
      announce(words);
      if (value === -1 && Object.keys(more).length === 0) this.askForBetter();
      this.onRated(result);
    } catch (problem) {
      this.effect(problem.message);
      announce(problem.message);
    }
  }

  askForBetter() {
    const form = this.find(".better");
    form.hidden = false;
    form.scrollIntoView({ block: "nearest" });
  }

  wireBetter() {
    const form = this.find(".better");
    const reason = this.find(".reason");
    for (const chip of form.querySelectorAll(".chips button")) {
      chip.addEventListener("click", () => { reason.value = chip.textContent; });
    }
    form.querySelector(".close").addEventListener("click", () => {
      form.hidden = true;
      this.find(".down").focus();
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await this.rate(-1, { reason: reason.value.trim(), correction: this.find(".correction").value.trim() });
      form.hidden = true;
      this.find(".effect-text").textContent = `Noted, thank you. ${this.find(".effect-text").textContent}`;
      this.find(".down").focus();
    });
  }
}

export function untilNextRound(missing) {
  return missing > 0 ? `${missing} more until a round can start.` : "Enough for a round.";
}

export function plural(count, word) {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}
