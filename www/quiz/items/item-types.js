// @ts-check
// The kinds of items, one form for each way to answer. A new kind is a line here.
import { choice } from "./single-choice.js";
import { flashcard } from "./flashcard.js";
import { gap, interview, list } from "./typed.js";
import { matching } from "./matching.js";
import { several } from "./choose-all.js";

/**
 * @typedef {import("../../pkg/types.d.ts").Item} Item
 * @typedef {import("../../pkg/types.d.ts").Response} Response
 * @typedef {import("../../pkg/types.d.ts").Verdict} Verdict
 * @typedef {import("../../shared/context.js").Study} Study
 * @typedef {import("../strings.js").QuizStrings} QuizStrings
 */

/**
 * An item on the screen.
 *
 * @typedef {object} Round
 * @property {Item} item
 * @property {Study} study
 * @property {QuizStrings} text
 * @property {(response: Response) => void} answer to be called when the reader has answered
 */

/**
 * How an item is answered.
 *
 * @typedef {object} Sheet
 * @property {Node[]} nodes
 * @property {() => Response | null} [read] what stands there by now, given or not; `null` for nothing
 * @property {(digit: number) => void} [press] a digit key from 1, while nothing is answered
 * @property {() => string} [hint] helps a little, and says how in a sentence, never what can be seen
 *   already; "" when there is no more help
 * @property {(verdict: Verdict, response: Response | null) => string} settle shows the verdict at
 *   the answer, or what would have been right where there is none, and says it in a sentence
 * @property {HTMLElement} [details] what settling shows below the verdict
 * @property {() => void} [leave] called when the reader goes on
 */

/**
 * @typedef {object} Form
 * @property {(text: QuizStrings, item: Item) => string} ask what the reader is to do, above the stem
 * @property {(round: Round) => Sheet} draw
 * @property {boolean} [titled] whether the reader is told which question the stem comes from
 * @property {boolean} [rated] whether the reader judges the answer, which no exam can
 */

/** @type {Record<Item["type"], Form>} */
export const forms = {
  "key-from-explanation": { ...choice, ask: (text) => text.askKey },
  "explanation-from-key": { ...choice, ask: (text) => text.askExplanation },
  "question-from-key": { ...choice, ask: (text) => text.askQuestion },
  "true-false": { ...choice, ask: (text) => text.askTruth, titled: true },
  matching,
  "choose-all": several,
  cloze: gap,
  "list-recall": list,
  flashcard,
  interview,
};
