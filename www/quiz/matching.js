// @ts-check
// Key points and their explanations, to be put together by lists to choose from: these work with
// every keyboard, screen reader and finger.
import { h } from "../dom.js";

/** @type {import("./forms.js").Form} */
export const matching = {
  ask: (text) => text.askPairs,
  draw({ answer, item, study, text }) {
    const { language: lang } = study;
    const pairs = (item.pairs ?? []).map((pair, index) => ({ ...pair, index }));
    // An order that says nothing: each side by itself, as a dictionary has it.
    const keys = pairs.toSorted((a, b) => a.left.localeCompare(b.left, lang));
    const rows = pairs
      .toSorted((a, b) => a.right.localeCompare(b.right, lang))
      .map((pair) => drawRow(pair, keys, lang, text));
    const submit = h("button", { type: "submit", part: "button", class: "main" }, text.answer);
    const form = h("form", { class: "choices" }, ...rows.map(({ node }) => node), submit);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = rows.filter(({ select }) => select.value !== "");
      const given = chosen.map(({ pair, select }) => [Number(select.value), pair.index]);
      if (chosen.length > 0) answer({ pairs: /** @type {[number, number][]} */ (given) });
      else rows[0]?.select.focus();
    });
    return {
      nodes: [form],
      hint() {
        const open = rows.filter(({ select }) => !select.disabled);
        if (open.length <= 2) return "";
        open[0]?.give();
        return text.paired;
      },
      settle({ verdict, expected, matched = [] }) {
        submit.hidden = true;
        rows.forEach((row) => row.settle(matched.includes(row.pair.left)));
        const word = text.verdicts[verdict];
        return verdict === "right" ? word : text.pairedRight(word, matched.length, expected.length);
      },
    };
  },
};

/**
 * @typedef {{ left: string, right: string, index: number }} Pair
 *
 * @param {Pair} pair
 * @param {Pair[]} keys
 * @param {string} lang
 * @param {import("./strings.js").QuizStrings} text
 */
function drawRow(pair, keys, lang, text) {
  const options = keys.map(({ left, index }) => h("option", { value: index, lang }, left));
  const select = h("select", {}, h("option", { value: "" }, text.choose), ...options);
  const label = h("label", {}, h("span", { lang }, pair.right), select);
  const node = h("div", { class: "option pair", part: "option" }, label);
  const give = () => {
    select.value = String(pair.index);
    select.disabled = true;
  };
  /** @param {boolean} right */
  const settle = (right) => {
    select.disabled = true;
    node.classList.add("settled", right ? "right" : "wrong");
    label.append(
      h("span", { class: "note", lang: right ? null : lang }, right ? text.correct : pair.left),
    );
  };
  return { pair, node, select, give, settle };
}
