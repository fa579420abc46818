// @ts-check
// What was typed beside what was expected.
import { h } from "../../shared/dom.js";

/**
 * @typedef {import("./types.d.ts").ItemProps} ItemProps
 * @typedef {import("./types.d.ts").Verdict} Verdict
 * @typedef {import("../../pkg/types.d.ts").Diff} Diff
 */

/**
 * @param {ItemProps} props
 * @param {Diff[]} diff
 */
export function renderDiff({ context, strings }, diff) {
  const pieces = diff.map(({ op, text: piece }) => {
    if (op === "same") return h("span", {}, piece);
    return op === "missing" ? h("ins", {}, piece) : h("del", {}, piece);
  });
  return h(
    "p",
    { class: "diff" },
    `${strings.compared} `,
    h("span", { lang: context.language }, pieces),
  );
}

/**
 * The expected points: those that the answer has, and those that it lacks.
 *
 * @param {ItemProps} props
 * @param {Verdict} verdict
 */
export function renderPoints({ context, strings }, { matched = [], missed = [] }) {
  const row = (/** @type {string} */ term, /** @type {boolean} */ has) =>
    h(
      "li",
      { class: `point ${has ? "right" : "wrong"}` },
      h("span", { lang: context.language }, term),
      h("span", { class: "badge" }, has ? strings.covers : strings.lacks),
    );
  const rows = [
    ...matched.map((term) => row(term, true)),
    ...missed.map((term) => row(term, false)),
  ];
  if (rows.length === 0) return []; // nothing was answered
  return [h("ul", { class: "points", "aria-label": strings.pointsOf }, rows)];
}

/**
 * The points, and what differs in the lines that are not quite one of them.
 *
 * @param {ItemProps} props
 * @param {Verdict} verdict
 */
export function renderLines(props, verdict) {
  const { context, strings } = props;
  const lines = verdict.lines ?? [];
  const slips = lines.filter(({ term, diff = [] }) => term && diff.some(({ op }) => op !== "same"));
  const extra = lines.filter(({ term }) => !term).map((line) => line.text);
  const extras = h("span", { lang: context.language }, extra.join(strings.separator));
  return [
    ...renderPoints(props, verdict),
    ...slips.map(({ diff = [] }) => renderDiff(props, diff)),
    ...(extra.length ? [h("p", { class: "muted" }, `${strings.extra} `, extras)] : []),
  ];
}
