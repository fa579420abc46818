// @ts-check
// Answered in the mind, then looked up and rated by the reader.
import { h } from "../../shared/dom.js";
import { drawAnswer } from "../reference-answer.js";

/** @type {import("./item-types.js").Form} */
export const flashcard = {
  ask: (text) => text.askCard,
  rated: true,
  draw(round) {
    const { answer, text } = round;
    /** @param {number} rating */
    const rate = (rating) => answer({ rating: /** @type {1 | 2 | 3 | 4} */ (rating) });
    const buttons = text.ratings.map((name, i) => {
      const digit = h("span", { class: "digit", "aria-hidden": "true" }, String(i + 1));
      return h("button", { part: "button", click: () => rate(i + 1) }, digit, name);
    });
    const ratings = h("div", { class: "row" }, h("span", {}, text.rate), ...buttons);
    const back = drawAnswer(round);
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
        if (!response || !("rating" in response)) return "";
        return text.rated(text.ratings[response.rating - 1] ?? "");
      },
    };
  },
};
