// @ts-check
// The form in which each type of item is asked and answered. A new type is a line here, a sentence in
// each of ../strings/, and what print.js and question.js do with those that nobody grades.
import { chooseAll } from "./choose-all.js";
import { cloze } from "./cloze.js";
import { flashcard } from "./flashcard.js";
import { interview } from "./interview.js";
import { listRecall } from "./list-recall.js";
import { matching } from "./matching.js";
import { singleChoice } from "./single-choice.js";

/**
 * @typedef {import("./types.d.ts").Item} Item
 * @typedef {import("./types.d.ts").ItemForm} ItemForm
 */

/** @type {Record<Item["type"], ItemForm>} */
export const itemForms = {
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
