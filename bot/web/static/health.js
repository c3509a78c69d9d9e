// What keeps the bot from learning, in words, and the main numbers beside their healthy ranges.

import { find, make } from "./dom.js";

export function drawHealth({ alarms, signs }) {
  find("healthy").hidden = alarms.length > 0;
  find("healthy").textContent = "Nothing keeps it from learning.";
  find("alarms").replaceChildren(...alarms.map(alarmItem));
  find("signs-details").hidden = signs.length === 0;
  find("signs").replaceChildren(...signs.map(signRow));
}

/** Whether something harms or stops learning: more than a warning. */
export function isIll({ alarms }) {
  return alarms.some((alarm) => alarm.severity === "alarm");
}

function alarmItem({ name, words, remedy, severity }) {
  const said = make("p", {}, make("strong", { textContent: severity === "alarm" ? "Alarm: " : "Warning: " }), ...coded(sentence(words)));
  return make("li", { className: severity, "data-alarm": name }, said, make("p", { className: "remedy" }, ...coded(remedy)));
}

function signRow({ title, meaning, value, low, high, healthy }) {
  return make("tr", { title: meaning }, make("td", { textContent: title }),
    make("td", { textContent: short(value), className: healthy ? "" : "no" }),
    make("td", { textContent: range(low, high) }));
}

function range(low, high) {
  if (low === null) return `≤ ${short(high)}`;
  return high === null ? `≥ ${short(low)}` : `${short(low)} to ${short(high)}`;
}

function short(number) {
  return Number(number.toPrecision(2)).toString();
}

/** Show what stands between backticks as code. */
function coded(words) {
  return words.split("`").map((part, place) => (place % 2 ? make("code", { textContent: part }) : part));
}

function sentence(words) {
  return `${words[0].toUpperCase()}${words.slice(1)}.`;
}
