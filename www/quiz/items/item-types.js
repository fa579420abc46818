// @ts-check
// The kinds of items, each with its way to answer. A new kind is a line here.
import { chooseAll } from "./choose-all.js";
import { cloze } from "./cloze.js";
import { flashcard } from "./flashcard.js";
import { interview } from "./interview.js";
import { listRecall } from "./list-recall.js";
import { matching } from "./matching.js";
import { singleChoice } from "./single-choice.js";

/**
 * @typedef {import("./types.d.ts").Item} Item
 * @typedef {import("./types.d.ts").ItemType} ItemType
 */

/** @type {Record<Item["type"], ItemType>} */
export const itemTypes = {
  "key-from-explanation": { ...singleChoice, instruction: (strings) => strings.askKey },
  "explanation-from-key": { ...singleChoice, instruction: (strings) => strings.askExplanation },
  "question-from-key": { ...singleChoice, instruction: (strings) => strings.askQuestion },
  "true-false": {
    ...singleChoice,
    instruction: (strings) => strings.askTruth,
    showsTitle: true,
  },
  matching,
  "choose-all": chooseAll,
  cloze,
  "list-recall": listRecall,
  flashcard,
  interview,
};
