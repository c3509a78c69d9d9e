// The learning curve: each version's share of thumbs up with its 95 % interval, drawn by uPlot.

import { find, make } from "./dom.js";

const HEIGHT = 180;
const percent = (share) => `${Math.round(share * 100)} %`;

let plot = null;
let shown = [];

export function drawCurve(points) {
  shown = points.filter((point) => point.ratings > 0);
  const words = find("curve-words");
  find("curve-details").hidden = shown.length === 0;
  find("curve-table").replaceChildren(...shown.map((point) => make("tr", {},
    make("td", { textContent: point.version }), make("td", { textContent: percent(point.share) }),
    make("td", { textContent: point.ratings }), make("td", { textContent: `${percent(point.low)} to ${percent(point.high)}` }))));
  plot?.destroy();
  plot = null;
  find("curve").hidden = shown.length === 0;
  if (shown.length === 0) {
    words.textContent = "No ratings yet. The curve begins with the first thumbs.";
    return;
  }
  words.textContent = summary(shown.length - 1);
  plot = new uPlot(options(), data(), find("curve"));
}

function summary(index) {
  const point = shown[index];
  return `${point.version}: ${percent(point.share)} up of ${point.ratings} rated (${percent(point.low)} to ${percent(point.high)})`;
}

function data() {
  const column = (key) => shown.map((point) => point[key]);
  return [shown.map((_, index) => index), column("share"), column("low"), column("high")];
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function options() {
  const [ink, line, accent] = [colour("--faint"), colour("--line"), colour("--accent")];
  const axis = { stroke: ink, font: "12px system-ui, sans-serif", grid: { stroke: line, width: 1 }, ticks: { show: false } };
  return {
    width: find("curve").clientWidth,
    height: HEIGHT,
    padding: [10, 12, 4, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false, range: [-0.5, shown.length - 0.5] }, y: { range: [0, 1] } },
    axes: [
      { ...axis, grid: { show: false }, splits: () => shown.map((_, index) => index), values: (_, splits) => splits.map((index) => shown[index]?.version ?? ""), space: 30, size: 30, gap: 8 },
      { ...axis, size: 48, splits: () => [0, 0.25, 0.5, 0.75, 1], values: (_, splits) => splits.map(percent) },
    ],
    series: [
      {},
      { stroke: accent, width: 2, points: { show: true, size: 8, fill: accent } },
      { show: true, stroke: "transparent", points: { show: false } },
      { show: true, stroke: "transparent", points: { show: false } },
    ],
    hooks: { draw: [(drawn) => drawIntervals(drawn, accent)], setCursor: [readOut] },
  };
}

function drawIntervals(drawn, accent) {
  const { ctx } = drawn;
  ctx.save();
  ctx.strokeStyle = accent;
  ctx.globalAlpha = 0.45;
  ctx.lineWidth = 2 * devicePixelRatio;
  const cap = 4 * devicePixelRatio;
  shown.forEach((point, index) => {
    const x = drawn.valToPos(index, "x", true);
    const [low, high] = [drawn.valToPos(point.low, "y", true), drawn.valToPos(point.high, "y", true)];
    ctx.beginPath();
    ctx.moveTo(x, low);
    ctx.lineTo(x, high);
    for (const y of [low, high]) {
      ctx.moveTo(x - cap, y);
      ctx.lineTo(x + cap, y);
    }
    ctx.stroke();
  });
  ctx.restore();
}

function readOut(drawn) {
  find("curve-words").textContent = summary(drawn.cursor.idx ?? shown.length - 1);
}

new ResizeObserver(() => plot?.setSize({ width: find("curve").clientWidth, height: HEIGHT })).observe(find("curve"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawCurve(shown));
