// @ts-check
import { renderBlocks } from "../entry/blocks.js";
import { h } from "../shared/dom.js";
import { slugOf } from "../shared/context.js";
import { viewStringsFor } from "../shared/language/view-strings.js";

/** @typedef {import("../pkg/types.d.ts").Block} Block */

/**
 * The answer to a question as it stands in its entries, lists and all. Entries with the same
 * question may answer it differently: then each is shown, but for one that only repeats others.
 *
 * @param {Pick<import("./items/types.d.ts").ItemProps, "item" | "context" | "strings">} props
 */
export function renderReferenceAnswer({ item, context, strings }) {
  const viewStrings = context.localizer.strings(viewStringsFor);
  const answers = answersOf(item, context);
  const nodes = answers.flatMap(({ id, blocks }) => [
    ...(answers.length > 1 ? [h("p", { class: "muted" }, locationOf(context, id))] : []),
    ...renderBlocks(blocks, viewStrings),
  ]);
  return h(
    "div",
    {
      class: "prose reference-answer",
      tabindex: -1,
      role: "region",
      "aria-label": strings.cardAnswer,
      lang: context.language,
    },
    nodes.length ? nodes : h("p", {}, item.feedback.text),
  );
}

/**
 * Where entries stand, those left out that only repeat another.
 *
 * @param {import("../shared/context.js").Context} context
 * @param {string[]} ids
 */
export function locationsOf(context, ids) {
  const isFirst = (/** @type {string} */ id) => (context.entries.get(id)?.group ?? id) === id;
  const first = ids.filter(isFirst);
  return first.map((id) => locationOf(context, id)).join(" / ");
}

/**
 * The document and number of an entry.
 *
 * @param {import("../shared/context.js").Context} context
 * @param {string} id
 */
export function locationOf(context, id) {
  const document = context.entries.get(id)?.document ?? "";
  return `${context.documentTitle(document)} · ${context.strings.number(slugOf(id))}`;
}

/**
 * @param {import("./items/types.d.ts").Item} item
 * @param {import("../shared/context.js").Context} context
 */
function answersOf({ entries }, context) {
  const known = new Set();
  return entries.flatMap((id) => {
    const { sections } = context.deck.entry(id);
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
