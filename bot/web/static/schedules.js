// When rounds start by themselves: the list, and a form that shows the next times before saving.

import { announce, find, iconButton, make, showProblem } from "./dom.js";
import { call } from "./api.js";

const when = (iso, timeZone) => new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone, timeZoneName: "short" }).format(new Date(iso));

export class Schedules {
  constructor() {
    this.form = find("schedule-form");
    this.form.time_zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    find("time-zones").append(...Intl.supportedValuesOf("timeZone").map((value) => make("option", { value })));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.preview();
    });
    this.form.addEventListener("input", () => this.forgetPreview());
    find("schedule-save").addEventListener("click", () => this.save());
  }

  async refresh() {
    const known = await call("GET", "/admin/schedules");
    find("no-schedules").hidden = known.length > 0;
    find("schedules").replaceChildren(...known.map((schedule) => this.item(schedule)));
  }

  item(schedule) {
    const words = [];
    if (schedule.cron) words.push(`${schedule.cron} (${schedule.time_zone})`);
    if (schedule.every_ratings) words.push(`every ${schedule.every_ratings} new ratings`);
    const head = make("div", { className: "head" }, make("span", { className: "words", textContent: words.join(" and ") }),
      iconButton("trash", `Remove schedule ${schedule.id}`, () => this.remove(schedule.id)));
    const next = schedule.next_times[0] ? make("p", { className: "small faint", textContent: `Next: ${when(schedule.next_times[0], schedule.time_zone)}` }) : "";
    return make("li", {}, head, next);
  }

  wanted() {
    const every = this.form.every_ratings.value;
    return { cron: this.form.cron.value.trim() || null, time_zone: this.form.time_zone.value.trim() || "UTC", every_ratings: every ? Number(every) : null };
  }

  forgetPreview() {
    find("preview").hidden = true;
    find("schedule-save").hidden = true;
    find("schedule-preview").hidden = false;
  }

  async attempt(act) {
    const problem = find("schedule-problem");
    showProblem(problem, null);
    try {
      await act();
    } catch (refusal) {
      showProblem(problem, refusal.message);
    }
  }

  preview() {
    return this.attempt(async () => {
      const wanted = this.wanted();
      const { next_times } = await call("POST", "/admin/schedules", { ...wanted, preview: true });
      const box = find("preview");
      const lines = next_times.map((time) => make("li", { textContent: when(time, wanted.time_zone) }));
      const parts = [];
      if (lines.length) parts.push(make("p", { textContent: "It fires next:" }), make("ol", {}, ...lines));
      if (wanted.every_ratings) parts.push(make("p", { textContent: `It fires at every ${wanted.every_ratings} new ratings.` }));
      box.replaceChildren(...parts);
      box.hidden = false;
      find("schedule-save").hidden = false;
      find("schedule-preview").hidden = true;
      announce(box.textContent);
    });
  }

  save() {
    return this.attempt(async () => {
      await call("POST", "/admin/schedules", this.wanted());
      this.form.cron.value = "";
      this.form.every_ratings.value = "";
      this.forgetPreview();
      await this.refresh();
      announce("The schedule is saved.");
    });
  }

  remove(id) {
    return this.attempt(async () => {
      await call("DELETE", `/admin/schedules/${encodeURIComponent(id)}`);
      await this.refresh();
    });
  }
}
