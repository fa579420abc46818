// @ts-check
// What is asked, and what stands above it.
import { h } from "../shared/dom.js";
import { itemForms } from "./items/item-forms.js";
import { locationsOf } from "./reference-answer.js";

/**
 * The question that a stem comes from, or where a whole question stands. Other documents may ask
 * almost the same, and answer it otherwise.
 *
 * @param {import("../shared/context.js").Context} context
 * @param {import("./items/types.d.ts").Item} item
 */
export function stemSource(context, { entries, key, type }) {
  if (itemForms[type].showsTitle) return context.entries.get(entries[0] ?? "")?.title ?? "";
  return key ? "" : locationsOf(context, entries);
}

/**
 * A stem; where it has two lines, the first names the question that the second is about.
 *
 * @param {string} stem
 */
export function renderStem(stem) {
  const [last = "", title] = stem.split("\n").toReversed();
  return title ? [h("span", { class: "stem-source" }, title), " ", last] : [last];
}
