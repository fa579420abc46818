// @ts-check
import { drawBlocks } from "../blocks.js";
import { h } from "../dom.js";
import { viewStringsFor } from "../views-strings.js";

/**
 * The answer to a question as it stands in its entries, lists and all. Entries with the same
 * question may answer it differently: then each is shown.
 *
 * @param {Pick<import("./forms.js").Round, "item" | "study" | "text">} round
 */
export function drawAnswer({ item, study, text }) {
  const words = viewStringsFor(study.text.lang);
  const heads = item.entries.filter((id) => !isCopy(study, id, item.entries));
  const answers = heads.flatMap((id) => {
    const { sections } = study.deck.entry(id);
    const blocks = sections
      .filter(({ kind }) => kind === "answer")
      .map((section) => section.blocks);
    return blocks.flatMap((section) => drawBlocks(section, words));
  });
  return h(
    "div",
    {
      class: "prose back",
      tabindex: -1,
      role: "region",
      "aria-label": text.cardAnswer,
      lang: study.language,
    },
    ...(answers.length ? answers : [h("p", {}, item.feedback.text)]),
  );
}

/**
 * @param {import("../study.js").Study} study
 * @param {string} id
 * @param {string[]} among
 */
function isCopy({ heads }, id, among) {
  const group = heads.get(id)?.group ?? id;
  return group !== id && among.includes(group);
}
