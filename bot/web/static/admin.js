// What only an admin does: log in, start and cancel rounds, roll back, pin, compare.

import { announce, confirmed, find, iconButton, make, showProblem } from "./dom.js";
import { call, rememberCsrf } from "./api.js";
import { dressCode } from "./code.js";
import { Schedules } from "./schedules.js";

export class Admin {
  /** `onChange()` after anything that everyone may see has changed. */
  constructor({ onChange }) {
    this.onChange = onChange;
    this.here = false;
    this.schedules = new Schedules();
    this.wireLogin();
    this.wireRounds();
    this.wireCompare();
  }

  async resume() {
    await this.enter(await call("GET", "/login"));
  }

  async enter(session) {
    this.here = session.admin;
    rememberCsrf(session.csrf);
    find("login").hidden = this.here;
    find("logged-in").hidden = !this.here;
    for (const element of document.querySelectorAll("[data-admin]")) element.hidden = !this.here;
    if (this.here) await this.schedules.refresh();
  }

  wireLogin() {
    const form = find("login");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await this.attempt("login-problem", async () => {
        await this.enter(await call("POST", "/login", { token: form.token.value }));
        announce("You are logged in as admin.");
      });
      form.reset();
      this.onChange();
    });
    find("logout").addEventListener("click", async () => {
      await this.enter(await call("POST", "/logout", {}));
      this.onChange();
    });
  }

  /** Do something and show beside it why it was refused. */
  async attempt(where, act) {
    showProblem(find(where), null);
    try {
      await act();
      return true;
    } catch (problem) {
      showProblem(find(where), problem.message);
      if (problem.status === 401 && where !== "login-problem") await this.enter({ admin: false, csrf: null });
      return false;
    }
  }

  wireRounds() {
    find("start-round").addEventListener("click", () => this.attempt("round-problem", async () => {
      await call("POST", "/admin/rounds", {});
      this.onChange();
    }));
    find("cancel-round").addEventListener("click", () => this.attempt("round-problem", async () => {
      await call("POST", `/admin/rounds/${encodeURIComponent(this.liveRound())}/cancel`, {});
      this.onChange();
    }));
  }

  /** The buttons beside a version. */
  versionActions(version, serving) {
    if (!this.here || version.state === "pruned") return [];
    const actions = [];
    if (version.name !== "v0") {
      const pin = iconButton("pin", version.pinned ? `Unpin ${version.name}` : `Pin ${version.name}`, () => this.pin(version));
      pin.setAttribute("aria-pressed", String(version.pinned));
      actions.push(pin);
    }
    if (version.name !== serving) {
      actions.push(make("button", { type: "button", className: "link", textContent: "Roll back", "aria-label": `Roll back to ${version.name}`, onclick: () => this.rollBack(version.name) }));
    }
    return actions;
  }

  pin(version) {
    return this.attempt("version-problem", async () => {
      await call("POST", "/admin/pin", { version: version.name, pinned: !version.pinned });
      this.onChange();
    });
  }

  async rollBack(version) {
    const sure = await confirmed(`Roll back to ${version}?`, `From the next reply on ${version} answers. The present version is kept, but not promoted again by itself.`, "Roll back");
    if (!sure) return;
    await this.attempt("version-problem", async () => {
      await call("POST", "/admin/rollback", { version });
      announce(`${version} answers now.`);
      this.onChange();
    });
  }

  wireCompare() {
    const dialog = find("compare");
    const form = find("compare-form");
    find("compare-open").addEventListener("click", () => {
      const names = this.keptVersions();
      for (const select of [form.first, form.second]) {
        select.replaceChildren(...names.map((name) => make("option", { value: name, textContent: name })));
      }
      form.first.value = names[1] ?? names[0];
      form.second.value = names[0];
      find("compare-answers").replaceChildren();
      dialog.showModal();
      form.prompt.focus();
    });
    find("compare-close").addEventListener("click", () => dialog.close());
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const run = find("compare-run");
      run.disabled = true;
      await this.attempt("compare-problem", async () => {
        const compared = await call("POST", "/admin/compare", { prompt: form.prompt.value, versions: [form.first.value, form.second.value] });
        find("compare-answers").replaceChildren(...compared.answers.map(answerCard));
      });
      run.disabled = false;
    });
  }
}

function answerCard(answer) {
  const said = make("div", { className: "said", innerHTML: answer.html });
  dressCode(said);
  return make("article", {}, make("h3", {}, make("span", { className: "version", textContent: answer.version }),
    make("span", { className: "faint", textContent: `${answer.seconds.toFixed(1)} s` })), said);
}
