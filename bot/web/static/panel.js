// Learning, as everyone may see it: how far the next round is, its progress, versions and rounds.

import { announce, find, make } from "./dom.js";
import { Refused, call } from "./api.js";
import { drawCurve } from "./curve.js";
import { drawHealth, isIll } from "./health.js";
import { drawLiked } from "./liked.js";
import { plural, untilNextRound } from "./reply.js";

const LIVE = ["queued", "running"];
const PHASES = {
  snapshot: "Taking a snapshot", loading: "Loading the model", choosing: "Choosing ratings", training: "Training",
  gate: "Checking the candidate", sealing: "Sealing", promoting: "Swapping it in", pruning: "Tidying up",
};

export class Panel {
  /** `versionActions(version, serving)` gives the buttons an admin sees beside a version. */
  constructor({ versionActions }) {
    this.versionActions = versionActions;
    this.seen = null;
    this.events = null;
  }

  async refresh() {
    this.seen = await call("GET", "/api/overview");
    // The stream ended with a login, and there is one again.
    if (this.events?.readyState === EventSource.CLOSED) this.listen();
    const live = this.seen.rounds.find((round) => LIVE.includes(round.state)) ?? null;
    this.drawNow(live, this.seen.progress);
    this.drawVersions();
    this.drawRounds();
    drawHealth(this.seen.health);
    drawLiked(this.seen.liked);
    drawCurve(this.seen.curve);
    return this.seen;
  }

  /** Draw anew behind what people do; while the bot refuses, what is shown stays. */
  async refreshBehind() {
    try {
      await this.refresh();
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
    }
  }

  /** Listen to what happens, for as long as the page is open. */
  listen() {
    this.events = new EventSource("/api/events");
    const heard = (name, act) => this.events.addEventListener(name, (event) => act(JSON.parse(event.data)));
    heard("round", (news) => this.onRound(news));
    heard("serving", (news) => {
      announce(`Version ${news.serving} answers now.`);
      this.refreshBehind();
    });
    heard("rating", () => this.refreshSoon());
  }

  onRound({ round, progress }) {
    const live = round && LIVE.includes(round.state) ? round : null;
    this.drawNow(live, progress);
    const known = this.seen?.rounds.find((other) => other.id === round?.id);
    if (round && known?.state !== round.state) this.refreshSoon();
  }

  refreshSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refreshBehind(), 150);
  }

  onRated({ new_ratings, missing }) {
    if (!this.seen) return;
    Object.assign(this.seen, { new_ratings, missing });
    this.drawWaiting();
    this.drawPill(null);
    this.refreshSoon();
  }

  drawNow(live, progress) {
    if (!this.seen) return;
    find("serving").textContent = this.seen.serving;
    find("serving-words").textContent = this.seen.serving === "v0" ? "answers: the base, before any learning" : "answers";
    find("waiting").hidden = live !== null;
    find("training").hidden = live === null;
    find("cancel-round").hidden = live === null;
    find("start-round").hidden = live !== null;
    this.live = live;
    if (live) this.drawProgress(live, progress);
    else this.drawWaiting();
    this.drawPill(live, progress);
  }

  drawWaiting() {
    const { new_ratings, minimum_ratings, missing } = this.seen;
    const bar = find("new-ratings");
    bar.max = minimum_ratings;
    bar.value = Math.min(new_ratings, minimum_ratings);
    find("new-ratings-words").textContent = `${plural(new_ratings, "new rating")}. ${untilNextRound(missing)}`;
  }

  drawProgress(live, progress) {
    const phase = progress?.phase ?? live.phase;
    const bar = find("round-progress");
    bar.value = progress?.fraction ?? live.progress;
    const steps = progress?.steps ? `, step ${progress.step} of ${progress.steps}` : "";
    find("round-phase").textContent = `${live.id}: ${live.state === "queued" ? "Waiting to start" : PHASES[phase] ?? phase}${steps}`;
    find("round-left").textContent = progress?.seconds_left == null ? "" : `about ${Math.ceil(progress.seconds_left)} s left`;
    const figures = [["Loss", progress?.loss], ["KL, nats", progress?.kl], ["Clipped", progress?.clip_fraction]];
    find("round-figures").replaceChildren(...figures.filter(([, value]) => value != null).map(([name, value]) =>
      make("div", {}, make("dt", { textContent: name }), make("dd", { textContent: value.toFixed(3) }))));
  }

  drawPill(live, progress) {
    const ill = isIll(this.seen.health);
    find("pill").classList.toggle("training", live !== null);
    find("pill").classList.toggle("ill", ill);
    find("pill").title = ill ? "Something keeps it from learning: see Health" : "";
    const { serving, new_ratings, minimum_ratings, missing } = this.seen;
    const [short, rest] = missing > 0 ? [`${new_ratings} of ${minimum_ratings}`, " ratings"] : ["ready", " for a round"];
    const share = Math.round((progress?.fraction ?? live?.progress ?? 0) * 100);
    if (live) find("pill-text").textContent = `Training, ${share} %`;
    else find("pill-text").replaceChildren(`${serving} · ${short}`, make("span", { className: "wide-only", textContent: rest }));
    find("pill").setAttribute("aria-label", live ? `Learning: a round is running, ${share} percent` : `Learning: ${serving} answers, ${short}${rest}${ill ? "; something keeps it from learning" : ""}`);
  }

  drawVersions() {
    const { serving, versions } = this.seen;
    const base = { name: "v0", state: serving === "v0" ? "serving" : "base", parent: null };
    const kept = versions.filter((version) => !["rejected", "staged", "sealed"].includes(version.state));
    const listed = [...kept.sort((a, b) => b.created_at - a.created_at), base];
    find("compare-open").disabled = listed.length < 2;
    find("versions").replaceChildren(...listed.map((version) => this.versionItem(version, serving)));
  }

  versionItem(version, serving) {
    const current = version.name === serving;
    const words = [current ? "answers" : version.state === "base" ? "the base" : version.state];
    if (version.parent) words.push(`from ${version.parent}`);
    if (version.rolled_back) words.push("rolled back");
    if (version.pinned) words.push("pinned");
    const head = make("div", { className: "head" }, make("span", { className: "version", textContent: version.name }),
      make("span", { className: "words small", textContent: words.join(", ") }), ...this.versionActions(version, serving));
    return make("li", { className: current ? "current" : "" }, head);
  }

  drawRounds() {
    const past = this.seen.rounds.filter((round) => !LIVE.includes(round.state));
    find("no-rounds").hidden = past.length > 0;
    find("rounds").replaceChildren(...past.map(roundItem));
  }
}

function roundItem(round) {
  const verdict = round.verdict ? `, ${round.verdict}` : "";
  const result = round.version && round.state === "promoted" ? `${round.version} promoted` : round.state;
  const item = make("li", {}, make("div", { className: "head" }, make("span", { className: "version", textContent: round.id }),
    make("span", { className: "words small", textContent: `${result}${verdict}` })));
  const used = round.fresh + round.replayed;
  if (used) item.append(make("p", { className: "small faint", textContent: `${plural(used, "reply").replace("replys", "replies")}, ${Math.round(round.replayed_share * 100)} % replayed` }));
  if (round.error) item.append(make("p", { className: "small problem", textContent: round.error }));
  if (round.checks.length) item.append(checksTable(round.checks));
  return item;
}

function checksTable(checks) {
  const number = (value) => (value == null ? "none" : Number(value.toFixed(3)).toString());
  const rows = checks.map((check) => make("tr", { title: check.detail },
    make("td", { textContent: check.name }), make("td", { textContent: number(check.value) }), make("td", { textContent: number(check.limit) }),
    make("td", { textContent: check.passed ? "yes" : "no", className: check.passed ? "" : "no" })));
  const head = ["Check", "Value", "Limit", "Passed"].map((textContent) => make("th", { scope: "col", textContent }));
  const table = make("table", { className: "numbers" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
  const passed = checks.filter((check) => check.passed).length;
  return make("details", {}, make("summary", { textContent: `Gate: ${passed} of ${checks.length} checks passed` }), table);
}
