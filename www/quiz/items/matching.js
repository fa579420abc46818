// @ts-check
// Key points and their explanations, to be put together by lists to choose from: these work with
// every keyboard, screen reader and finger.
import { h } from "../../shared/dom.js";
import { renderForm } from "./form.js";

/** @type {import("./types.d.ts").ItemForm} */
export const matching = {
  instruction: (strings) => strings.askPairs,
  render(props) {
    const { item, context, strings } = props;
    const { language: lang } = context;
    const { keys, explanations } = sidesOf(item, lang);
    const rows = explanations.map((pair) => renderRow(pair, keys, lang, strings));
    const nodes = rows.map(({ node }) => node);
    const read = () => {
      const chosen = rows.filter(({ select }) => select.value !== "");
      const pairs = chosen.map(({ pair, select }) => [Number(select.value), pair.index]);
      return pairs.length > 0 ? { pairs: /** @type {[number, number][]} */ (pairs) } : null;
    };
    const first = () => rows.find(({ select }) => !select.disabled)?.select;
    const { form, button } = renderForm(props, { name: "choices", nodes, read, first });
    return {
      nodes: [form],
      read,
      hint() {
        const open = rows.filter(({ select }) => !select.disabled);
        const row = open.find(({ pair, select }) => select.value !== String(pair.index));
        if (open.length <= 2 || !row) return "";
        row.fill();
        for (const { select } of open) {
          if (!select.disabled && select.value === row.select.value) select.value = "";
        }
        return strings.paired;
      },
      showVerdict({ verdict, expected, matched = [] }) {
        button.hidden = true;
        rows.forEach((row) => row.showVerdict(matched.includes(row.pair.left)));
        const word = strings.verdicts[verdict];
        return verdict === "right"
          ? word
          : strings.pairedRight(word, matched.length, expected.length);
      },
    };
  },
};

/** @typedef {{ left: string, right: string, index: number }} Pair */

/**
 * Both sides in an order that says nothing: each by itself, as a dictionary has it.
 *
 * @param {import("./types.d.ts").Item} item
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
 * @param {import("../strings.js").QuizStrings} strings
 */
function renderRow(pair, keys, lang, strings) {
  const options = keys.map(({ left, index }) => h("option", { value: index, lang }, left));
  const select = h("select", {}, h("option", { value: "" }, strings.choose), ...options);
  const label = h("label", {}, h("span", { lang }, pair.right), select);
  const node = h("div", { class: "option pair", part: "option" }, label);
  const fill = () => {
    select.value = String(pair.index);
    select.disabled = true;
  };
  /** @param {boolean} right */
  const showVerdict = (right) => {
    select.disabled = true;
    node.classList.add("settled", right ? "right" : "wrong");
    const badge = right ? [strings.correct] : strings.shouldBe(h("span", { lang }, pair.left));
    label.append(h("span", { class: "badge" }, ...badge));
  };
  return { pair, node, select, fill, showVerdict };
}
