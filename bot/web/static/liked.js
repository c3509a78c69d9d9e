// What this community likes: the words, how strongly, and how sure the learned value is of it.

import { find, make } from "./dom.js";
import { plural } from "./reply.js";

export function drawLiked({ thumbs, outdated, auc, tastes }) {
  const widest = Math.max(...tastes.map(({ weight, sd }) => Math.abs(weight) + sd), 0.1);
  find("tastes").replaceChildren(...tastes.map((taste) => tasteItem(taste, widest)));
  find("liked-words").textContent = thumbs === 0
    ? "Nothing is known yet. The first thumb up or down starts it."
    : `Learned from ${plural(thumbs, "thumb")}.${outdated ? ` ${outdated} of them no longer count: a taste has changed since.` : ""}${auc === null ? "" : ` It foretold ${Math.round(auc * 100)} % of pairs in the right order; 50 % is guessing.`}`;
}

function tasteItem({ words, weight, sd }, widest) {
  const sure = Math.abs(weight) > 2 * sd;
  const share = (value) => `${((50 * value) / widest).toFixed(1)}%`;
  const bar = make("span", { className: "gauge", "aria-hidden": "true" }, make("i"), make("b"));
  bar.style.setProperty("--from", share(Math.min(weight, 0)));
  bar.style.setProperty("--long", share(Math.abs(weight)));
  bar.style.setProperty("--low", share(weight - sd));
  bar.style.setProperty("--wide", share(2 * sd));
  const number = `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(2)} ± ${sd.toFixed(2)}`;
  return make("li", { className: `${weight < 0 ? "less" : "more"}${sure ? "" : " unsure"}`, title: sure ? "" : "Not sure yet: the doubt is more than half of it" },
    make("span", { className: "words", textContent: words }), bar, make("span", { className: "number", textContent: number }));
}
