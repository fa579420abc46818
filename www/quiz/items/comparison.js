// @ts-check
// What was typed beside what was expected.
import { h } from "../../shared/dom.js";

/**
 * @typedef {import("./item-types.js").Round} Round
 * @typedef {import("./item-types.js").Verdict} Verdict
 * @typedef {import("../../pkg/types.d.ts").Diff} Diff
 */

/**
 * @param {Round} round
 * @param {Diff[]} diff
 */
export function drawDiff({ study, text }, diff) {
  const pieces = diff.map(({ op, text: piece }) => {
    if (op === "same") return h("span", {}, piece);
    return op === "missing" ? h("ins", {}, piece) : h("del", {}, piece);
  });
  return h(
    "p",
    { class: "diff" },
    `${text.compared} `,
    h("span", { lang: study.language }, pieces),
  );
}

/**
 * The expected points: those that the answer has, and those that it lacks.
 *
 * @param {Round} round
 * @param {Verdict} verdict
 */
export function drawPoints({ study, text }, { matched = [], missed = [] }) {
  const row = (/** @type {string} */ term, /** @type {boolean} */ has) =>
    h(
      "li",
      { class: `point ${has ? "right" : "wrong"}` },
      h("span", { lang: study.language }, term),
      h("span", { class: "note" }, has ? text.said : text.unsaid),
    );
  const rows = [
    ...matched.map((term) => row(term, true)),
    ...missed.map((term) => row(term, false)),
  ];
  if (rows.length === 0) return []; // nothing was answered
  return [h("ul", { class: "points", "aria-label": text.pointsOf }, rows)];
}

/**
 * The points, and what differs in the lines that are not quite one of them.
 *
 * @param {Round} round
 * @param {Verdict} verdict
 */
export function drawLines(round, verdict) {
  const { study, text } = round;
  const lines = verdict.lines ?? [];
  const slips = lines.filter(({ term, diff = [] }) => term && diff.some(({ op }) => op !== "same"));
  const strange = lines.filter(({ term }) => !term).map((line) => line.text);
  const others = h("span", { lang: study.language }, strange.join(text.separator));
  return [
    ...drawPoints(round, verdict),
    ...slips.map(({ diff = [] }) => drawDiff(round, diff)),
    ...(strange.length ? [h("p", { class: "muted" }, `${text.strange} `, others)] : []),
  ];
}
