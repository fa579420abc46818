// @ts-check
import { drawBlocks } from "../entry/blocks.js";
import { h } from "../shared/dom.js";
import { numberOf } from "../shared/context.js";
import { viewStringsFor } from "../shared/language/view-strings.js";

/** @typedef {import("../pkg/types.d.ts").Block} Block */

/**
 * The answer to a question as it stands in its entries, lists and all. Entries with the same
 * question may answer it differently: then each is shown, but for one that only repeats others.
 *
 * @param {Pick<import("./items/item-types.js").Round, "item" | "study" | "text">} round
 */
export function drawAnswer({ item, study, text }) {
  const words = study.words.from(viewStringsFor);
  const answers = answersOf(item, study);
  const nodes = answers.flatMap(({ id, blocks }) => [
    ...(answers.length > 1 ? [h("p", { class: "muted" }, placeOf(study, id))] : []),
    ...drawBlocks(blocks, words),
  ]);
  return h(
    "div",
    {
      class: "prose back",
      tabindex: -1,
      role: "region",
      "aria-label": text.cardAnswer,
      lang: study.language,
    },
    nodes.length ? nodes : h("p", {}, item.feedback.text),
  );
}

/**
 * Where entries stand, those left out that only repeat another.
 *
 * @param {import("../shared/context.js").Study} study
 * @param {string[]} ids
 */
export function placesOf(study, ids) {
  const isFirst = (/** @type {string} */ id) => (study.heads.get(id)?.group ?? id) === id;
  const first = ids.filter(isFirst);
  return first.map((id) => placeOf(study, id)).join(" / ");
}

/**
 * The document and number of an entry.
 *
 * @param {import("../shared/context.js").Study} study
 * @param {string} id
 */
export function placeOf(study, id) {
  const document = study.heads.get(id)?.document ?? "";
  return `${study.documentTitle(document)} · ${study.text.number(numberOf(id))}`;
}

/**
 * @param {import("./items/item-types.js").Item} item
 * @param {import("../shared/context.js").Study} study
 */
function answersOf({ entries }, study) {
  const known = new Set();
  return entries.flatMap((id) => {
    const { sections } = study.deck.entry(id);
    const answers = sections.filter(({ kind }) => kind === "answer");
    const blocks = answers.flatMap((section) => section.blocks);
    const lines = blocks.flatMap(linesOf);
    const isNew = lines.some((line) => !known.has(line));
    lines.forEach((line) => known.add(line));
    return isNew ? [{ id, blocks }] : [];
  });
}

/**
 * What tells one block from another: a list by its items, in whatever order.
 *
 * @param {Block} block
 */
function linesOf(block) {
  const parts = block.kind === "list" ? block.items.map(({ blocks }) => blocks) : [block];
  return parts.map((part) => JSON.stringify(part));
}
