// @ts-check
// Answered in the mind, then looked up and rated by the reader.
import { h } from "../../shared/dom.js";
import { renderReferenceAnswer } from "../reference-answer.js";

/** @type {import("./types.d.ts").ItemForm} */
export const flashcard = {
  instruction: (strings) => strings.askCard,
  selfRated: true,
  render(props) {
    const { submit, strings } = props;
    /** @param {number} rating */
    const rate = (rating) => submit({ rating: /** @type {1 | 2 | 3 | 4} */ (rating) });
    const buttons = strings.ratings.map((name, i) => {
      const digit = h("span", { class: "digit", "aria-hidden": "true" }, String(i + 1));
      return h("button", { part: "button", click: () => rate(i + 1) }, digit, name);
    });
    const ratings = h("div", { class: "row" }, h("span", {}, strings.rate), ...buttons);
    const back = renderReferenceAnswer(props);
    const show = () => {
      reveal.hidden = true;
      back.hidden = ratings.hidden = false;
      back.focus({ preventScroll: true });
    };
    const reveal = h("button", { part: "button", class: "main", click: show }, strings.reveal);
    back.hidden = ratings.hidden = true;
    return {
      nodes: [reveal, back, ratings],
      pressDigit(digit) {
        if (!ratings.hidden && digit <= buttons.length) rate(digit);
      },
      showVerdict(_verdict, response) {
        ratings.hidden = true;
        if (!response || !("rating" in response)) return "";
        return strings.rated(strings.ratings[response.rating - 1] ?? "");
      },
    };
  },
};
