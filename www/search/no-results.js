// @ts-check
import { h } from "../shared/dom.js";
import { chooseDocument } from "./document-choice.js";

/**
 * What is said when nothing was found, and the way to hits in other documents.
 *
 * @param {import("../shared/context.js").Context} context
 * @param {number} elsewhere hits in all documents
 * @param {() => void} onWiden called when the reader looks in all documents
 */
export function renderNoResults(context, elsewhere, onWiden) {
  const { router, strings } = context;
  const widen = () => {
    chooseDocument(context, "");
    onWiden();
  };
  return [
    h("p", {}, strings.nothing(router.query)),
    elsewhere
      ? h("button", { part: "button", click: widen }, strings.elsewhere(elsewhere))
      : h("p", { class: "muted" }, strings.nothingHint),
  ];
}
