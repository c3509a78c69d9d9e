// Small tools for building the page: elements, icons, announcements, drawers.

const SVG = "http://www.w3.org/2000/svg";

export const find = (id) => document.getElementById(id);

/** Make an element; `on…` properties are listeners, other properties are set as they are. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name.includes("-")) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/static/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export function iconButton(name, label, onclick) {
  return make("button", { type: "button", className: "icon", "aria-label": label, title: label, onclick }, icon(name));
}

/** Take a copy of a template's only element. */
export function copyOf(template) {
  return find(template).content.firstElementChild.cloneNode(true);
}

/** Tell screen readers; the same words twice are told twice. */
export function announce(words) {
  const region = find("announce");
  region.textContent = "";
  setTimeout(() => { region.textContent = words; }, 50);
}

export function showProblem(element, words) {
  element.textContent = words ?? "";
  element.hidden = !words;
}

/** Ask before something that cannot be undone; resolves to true or false. */
export function confirmed(title, text, yes) {
  const dialog = find("confirm");
  find("confirm-title").textContent = title;
  find("confirm-text").textContent = text;
  find("confirm-yes").textContent = yes;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

/** Sidebar and panel slide in on narrow screens, focus with them; on wide ones the panel folds away. */
export function wireDrawers() {
  const veil = find("veil");
  let opener = null;
  const behind = (drawer, inert) => {
    for (const part of document.querySelectorAll("main, aside")) part.inert = inert && part !== drawer;
  };
  const shut = () => {
    const open = document.querySelector("aside.open");
    if (!open) return false;
    open.classList.remove("open");
    veil.hidden = true;
    behind(open, false);
    opener?.focus();
    return true;
  };
  for (const button of document.querySelectorAll("[data-open]")) {
    button.addEventListener("click", () => {
      const drawer = find(button.dataset.open);
      const closer = drawer.querySelector(".close-drawer");
      if (getComputedStyle(closer).display === "none") {
        document.body.classList.toggle(`without-${button.dataset.open}`);
        return;
      }
      opener = button;
      drawer.classList.add("open");
      veil.hidden = false;
      behind(drawer, true);
      closer.focus();
    });
  }
  for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", shut);
  veil.addEventListener("click", shut);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) shut();
  });
  return shut;
}
