// Code blocks: a head with the language and a copy button, and a little colour for Python.

import { icon, make } from "./dom.js";

const WORDS = new Set(
  ("and as assert async await break class continue def del elif else except False finally for from global if import in is "
    + "lambda None nonlocal not or pass raise return True try while with yield").split(" "),
);
const TOKEN = /("""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)|(#[^\n]*)|([A-Za-z_]\w*)/g;

export async function copyText(text, button) {
  const label = button.querySelector("span");
  let words = "Copied";
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    words = "Could not copy";
  }
  const [before, shown] = [label?.textContent, button.querySelector("use")];
  const name = shown.getAttribute("href");
  shown.setAttribute("href", "/static/icons.svg#check");
  if (label) label.textContent = words;
  setTimeout(() => {
    shown.setAttribute("href", name);
    if (label) label.textContent = before;
  }, 1500);
}

/** Dress every code block inside `element`. */
export function dressCode(element) {
  for (const pre of element.querySelectorAll("pre")) {
    const code = pre.querySelector("code") ?? pre;
    const language = /language-([\w+#-]+)/.exec(code.className)?.[1] ?? "";
    const text = code.textContent;
    if (["python", "py", ""].includes(language)) colour(code, text);
    const button = make("button", { type: "button", onclick: () => copyText(text.replace(/\n$/, ""), button) }, icon("copy"), make("span", { textContent: "Copy" }));
    const head = make("div", { className: "code-head" }, make("span", { textContent: language || "code" }), button);
    const box = make("div", { className: "code" }, head);
    pre.replaceWith(box);
    pre.tabIndex = 0;
    pre.setAttribute("aria-label", "Code");
    box.append(pre);
  }
}

function colour(code, text) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const kind = match[1] ? "s" : match[2] ? "c" : WORDS.has(match[3]) ? "k" : null;
    if (!kind) continue;
    pieces.push(text.slice(end, match.index), make("span", { className: kind, textContent: match[0] }));
    end = match.index + match[0].length;
  }
  code.replaceChildren(...pieces, text.slice(end));
}
