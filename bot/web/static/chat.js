// The conversation in the middle: sending, streaming, stopping, answering again.

import { announce, copyOf, find } from "./dom.js";
import { call, stream } from "./api.js";
import { Reply } from "./reply.js";

export class Chat {
  /** `onConversation(conversation)` after each reply, `onRated(result)` after each thumb. */
  constructor({ onConversation, onRated }) {
    this.onConversation = onConversation;
    this.onRated = onRated;
    this.conversation = null;
    this.running = null;
    this.messages = find("messages");
    this.box = find("say");
    this.scroll = find("scroll");
    this.wire();
    this.showEmpty();
  }

  wire() {
    find("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.sendBox();
    });
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.sendBox();
      }
    });
    this.box.addEventListener("input", () => this.fitBox());
    find("stop").addEventListener("click", () => this.stop());
    document.addEventListener("keydown", (event) => {
      const busyElsewhere = document.querySelector("dialog[open], aside.open");
      if (event.key === "Escape" && this.running && !busyElsewhere) this.stop();
    });
    for (const button of document.querySelectorAll("[data-say]")) {
      button.addEventListener("click", () => this.send(button.dataset.say));
    }
  }

  fitBox() {
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight}px`;
  }

  showEmpty() {
    find("welcome").hidden = this.messages.children.length > 0;
  }

  /** Leave the present conversation for a new, empty one. */
  clear() {
    this.leave();
    this.conversation = null;
    this.messages.replaceChildren();
    find("title").textContent = "New conversation";
    this.showEmpty();
  }

  async open(id) {
    const known = await call("GET", `/api/conversations/${encodeURIComponent(id)}`);
    this.leave();
    this.conversation = known.id;
    find("title").textContent = known.title;
    this.messages.replaceChildren();
    for (const reply of known.replies) {
      this.addAsked(reply.asked);
      this.addReply().finish(reply);
    }
    this.showLastAgain();
    this.showEmpty();
    this.toEnd();
  }

  leave() {
    this.running?.abort.abort();
    this.setRunning(null);
  }

  addAsked(text) {
    const element = copyOf("asked-template");
    element.querySelector(".words").textContent = text;
    this.messages.append(element);
    return element;
  }

  addReply() {
    const reply = new Reply({ onAgain: (id) => this.answerAgain(reply, id), onRated: this.onRated });
    this.messages.append(reply.element);
    return reply;
  }

  sendBox() {
    const text = this.box.value.trim();
    if (!text || this.running) return;
    this.box.value = "";
    this.fitBox();
    this.send(text);
  }

  send(text) {
    if (this.running) return;
    const asked = this.addAsked(text);
    const reply = this.addReply();
    this.showEmpty();
    this.speak(reply, { conversation: this.conversation, text }, {
      nothing: () => {
        asked.remove();
        reply.element.remove();
        if (!this.box.value) this.box.value = text;
        this.fitBox();
        this.showEmpty();
      },
      retry: () => {
        asked.remove();
        reply.element.remove();
        this.send(text);
      },
    });
    this.box.focus();
  }

  answerAgain(old, id) {
    if (this.running) return;
    const reply = this.addReply();
    old.element.replaceWith(reply.element);
    const back = () => reply.element.replaceWith(old.element);
    this.speak(reply, { again: id }, {
      nothing: back,
      retry: () => {
        back();
        this.answerAgain(old, id);
      },
    });
  }

  async speak(reply, body, { nothing, retry }) {
    const abort = new AbortController();
    this.setRunning({ abort, id: null });
    this.toEnd();
    let ended = false;
    try {
      await stream("/api/chat", body, (name, value) => {
        if (abort.signal.aborted) return;
        const follow = this.atEnd();
        if (name === "begin") {
          reply.begin(value);
          this.running.id = value.reply;
        } else if (name === "text") {
          reply.show(value.html);
        } else if (name === "done") {
          ended = true;
          reply.finish(value.reply);
          this.conversation = value.conversation.id;
          find("title").textContent = value.conversation.title;
          announce(`Reply: ${value.reply.text}`);
          this.onConversation(value.conversation);
        } else if (name === "nothing") {
          ended = true;
          nothing();
        } else if (name === "error") {
          ended = true;
          reply.fail(value.error.message, retry);
        }
        if (follow) this.toEnd();
      }, abort.signal);
      if (!ended && !abort.signal.aborted) reply.fail("The reply broke off. Is the bot still running?", retry);
    } catch (problem) {
      if (!abort.signal.aborted) reply.fail(problem.message, retry);
      else if (this.running?.abort === abort) nothing();
    }
    if (this.running?.abort === abort) this.setRunning(null);
    this.showLastAgain();
  }

  /** End the reply under way; what was said so far stays. */
  async stop() {
    if (!this.running) return;
    if (this.running.id === null) {
      this.running.abort.abort();
      return;
    }
    await call("POST", `/api/replies/${encodeURIComponent(this.running.id)}/stop`);
  }

  setRunning(running) {
    this.running = running;
    find("send").hidden = running !== null;
    find("stop").hidden = running === null;
  }

  /** Only the newest reply can be answered again. */
  showLastAgain() {
    const buttons = [...this.messages.querySelectorAll(".again")];
    buttons.forEach((button, index) => { button.hidden = index < buttons.length - 1; });
  }

  atEnd() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 80;
  }

  toEnd() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
  }
}
