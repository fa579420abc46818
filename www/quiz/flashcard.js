// @ts-check
// Answered in the mind, then looked up and rated by the reader.
import { drawBlocks } from "../blocks.js";
import { h } from "../dom.js";
import { viewStringsFor } from "../views-strings.js";

/** @typedef {import("./forms.js").Round} Round */

/** @type {import("./forms.js").Form} */
export const flashcard = {
  ask: (text) => text.askCard,
  draw(round) {
    const { answer, text } = round;
    /** @param {number} rating */
    const rate = (rating) => answer({ rating: /** @type {1 | 2 | 3 | 4} */ (rating) });
    const buttons = text.ratings.map((name, i) => {
      const digit = h("span", { class: "digit", "aria-hidden": "true" }, String(i + 1));
      return h("button", { part: "button", click: () => rate(i + 1) }, digit, name);
    });
    const ratings = h("div", { class: "row" }, h("span", {}, text.rate), ...buttons);
    const back = drawBack(round);
    const show = () => {
      reveal.hidden = true;
      back.hidden = ratings.hidden = false;
      back.focus({ preventScroll: true });
    };
    const reveal = h("button", { part: "button", class: "main", click: show }, text.reveal);
    back.hidden = ratings.hidden = true;
    return {
      nodes: [reveal, back, ratings],
      press(digit) {
        if (!ratings.hidden && digit <= buttons.length) rate(digit);
      },
      settle(_verdict, response) {
        ratings.hidden = true;
        return "rating" in response ? text.rated(text.ratings[response.rating - 1] ?? "") : "";
      },
    };
  },
};

/**
 * The answer as it stands in the entry, lists and all, rather than as plain text.
 *
 * @param {Round} round
 */
function drawBack({ item, study, text }) {
  const { sections } = study.deck.entry(item.feedback.entry);
  const answers = sections.filter(({ kind }) => kind === "answer");
  const words = viewStringsFor(study.text.lang);
  const blocks = answers.flatMap((section) => drawBlocks(section.blocks, words));
  return h(
    "div",
    {
      class: "prose back",
      tabindex: -1,
      role: "region",
      "aria-label": text.cardAnswer,
      lang: study.language,
    },
    ...(blocks.length ? blocks : [h("p", {}, item.feedback.text)]),
  );
}
