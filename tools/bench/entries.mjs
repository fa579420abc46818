// @ts-check
// The entries of an open deck as plain objects: what the peers index, and what labels are read off.

/** @typedef {import("../../www/pkg/study_search.js").Deck} Deck */
/** @typedef {import("../../dist/pkg/types.js").Block} Block */
/** @typedef {import("../../dist/pkg/types.js").Run} Run */

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} title
 * @property {string} group id of the first entry with the same content
 * @property {string[]} keys the key points of the answer
 * @property {string} answer
 * @property {string} rest question, example and analysis
 */

/**
 * In deck order.
 *
 * @param {Deck} deck
 * @returns {Entry[]}
 */
export function plainEntries(deck) {
  return deck.entries().map(({ id, title, group }) => {
    const { question, sections } = deck.entry(id);
    const answers = sections.filter(({ kind }) => kind === "answer").flatMap((it) => it.blocks);
    const others = sections.filter(({ kind }) => kind !== "answer").flatMap((it) => it.blocks);
    const rest = textOf([...question, ...others]);
    return { id, title, group, keys: keysIn(answers), answer: textOf(answers), rest };
  });
}

/** What stands bold at the beginning of a list item, without its colon. @param {Block[]} blocks */
function keysIn(blocks) {
  const items = blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
  return items.flatMap(({ blocks: [first] }) => {
    const run = first?.kind === "paragraph" ? first.runs[0] : undefined;
    return run?.kind === "strong" ? [runText(run).replace(/[：:]\s*$/, "")] : [];
  });
}

/** One line a block. @param {Block[]} blocks @returns {string} */
function textOf(blocks) {
  return blocks.map(blockText).join("\n");
}

/** @param {Block} block @returns {string} */
function blockText(block) {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return block.runs.map(runText).join("");
    case "list":
      return block.items.map(({ blocks }) => textOf(blocks)).join("\n");
    case "code":
      return block.runs.map(({ text }) => text).join("");
    case "quote":
      return textOf(block.blocks);
    case "table":
      return [block.head, ...block.rows]
        .flat()
        .map((cell) => cell.map(runText).join(""))
        .join("\n");
    case "rule":
      return "";
  }
}

/** @param {Run} run @returns {string} */
function runText(run) {
  if ("text" in run) return run.text;
  return "runs" in run ? run.runs.map(runText).join("") : "\n";
}
