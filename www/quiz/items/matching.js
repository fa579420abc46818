// @ts-check
// Key points and their explanations, to be put together by lists to choose from: these work with
// every keyboard, screen reader and finger.
import { h } from "../../shared/dom.js";
import { drawForm } from "./form.js";

/** @type {import("./item-types.js").Form} */
export const matching = {
  ask: (text) => text.askPairs,
  draw(round) {
    const { item, study, text } = round;
    const { language: lang } = study;
    const { keys, explanations } = sidesOf(item, lang);
    const rows = explanations.map((pair) => drawRow(pair, keys, lang, text));
    const nodes = rows.map(({ node }) => node);
    const read = () => {
      const chosen = rows.filter(({ select }) => select.value !== "");
      const pairs = chosen.map(({ pair, select }) => [Number(select.value), pair.index]);
      return pairs.length > 0 ? { pairs: /** @type {[number, number][]} */ (pairs) } : null;
    };
    const first = () => rows.find(({ select }) => !select.disabled)?.select;
    const { form, submit } = drawForm(round, "choices", nodes, read, first);
    return {
      nodes: [form],
      read,
      hint() {
        const open = rows.filter(({ select }) => !select.disabled);
        const row = open.find(({ pair, select }) => select.value !== String(pair.index));
        if (open.length <= 2 || !row) return "";
        row.give();
        for (const { select } of open) {
          if (!select.disabled && select.value === row.select.value) select.value = "";
        }
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

/** @typedef {{ left: string, right: string, index: number }} Pair */

/**
 * Both sides in an order that says nothing: each by itself, as a dictionary has it.
 *
 * @param {import("./item-types.js").Item} item
 * @param {string} lang
 */
export function sidesOf({ pairs = [] }, lang) {
  const all = pairs.map((pair, index) => ({ ...pair, index }));
  return {
    keys: all.toSorted((a, b) => a.left.localeCompare(b.left, lang)),
    explanations: all.toSorted((a, b) => a.right.localeCompare(b.right, lang)),
  };
}

/**
 * @param {Pair} pair
 * @param {Pair[]} keys
 * @param {string} lang
 * @param {import("../strings.js").QuizStrings} text
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
    const note = right ? [text.correct] : text.shouldBe(h("span", { lang }, pair.left));
    label.append(h("span", { class: "note" }, ...note));
  };
  return { pair, node, select, give, settle };
}
