// The list on the left: open, rename, delete.

import { confirmed, find, iconButton, make } from "./dom.js";
import { call } from "./api.js";

export class Conversations {
  /** `onOpen(id)` to show one, `onGone(id)` after it was deleted, `onRenamed(conversation)`. */
  constructor({ onOpen, onGone, onRenamed }) {
    Object.assign(this, { onOpen, onGone, onRenamed });
    this.list = find("conversations");
    this.current = null;
  }

  async refresh() {
    this.known = await call("GET", "/api/conversations");
    this.draw();
  }

  select(id) {
    this.current = id;
    this.draw();
  }

  draw() {
    this.list.replaceChildren(...(this.known ?? []).map((known) => this.item(known)));
    find("no-conversations").hidden = this.known?.length !== 0;
  }

  item(known) {
    const title = known.title || "Untitled";
    const row = make("li", { className: "talk" },
      make("button", { type: "button", className: "open", textContent: title, title, onclick: () => this.onOpen(known.id) }),
      iconButton("pencil", `Rename ${title}`, () => this.rename(row, known)),
      iconButton("trash", `Delete ${title}`, () => this.remove(known)));
    if (known.id === this.current) row.setAttribute("aria-current", "true");
    return row;
  }

  rename(row, known) {
    let left = false;
    const leave = async (save) => {
      if (left) return;
      left = true;
      const title = input.value.trim();
      if (save && title && title !== known.title) {
        this.onRenamed(await call("PATCH", `/api/conversations/${encodeURIComponent(known.id)}`, { title }));
        await this.refresh();
      } else {
        this.draw();
      }
    };
    const input = make("input", {
      value: known.title, maxLength: 200, "aria-label": "New title",
      onblur: () => leave(true),
      onkeydown: (event) => {
        if (event.key === "Enter") leave(true);
        if (event.key === "Escape") {
          event.stopPropagation();
          leave(false);
        }
      },
    });
    row.replaceChildren(input);
    input.focus();
    input.select();
  }

  async remove(known) {
    const sure = await confirmed("Delete this conversation?", `“${known.title}” goes for good, with its text and the ratings in it.`, "Delete");
    if (!sure) return;
    await call("DELETE", `/api/conversations/${encodeURIComponent(known.id)}`);
    await this.refresh();
    this.onGone(known.id);
  }
}
