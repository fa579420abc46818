// @ts-check
// The types of items that can be asked, one file each. A new type is a line here and a file.
import { choice } from "./choice.js";
import { flashcard } from "./flashcard.js";

/**
 * @typedef {import("../pkg/types.d.ts").Item} Item
 * @typedef {import("../pkg/types.d.ts").Response} Response
 * @typedef {import("../pkg/types.d.ts").Verdict} Verdict
 * @typedef {import("../study.js").Study} Study
 * @typedef {import("./strings.js").QuizStrings} QuizStrings
 */

/**
 * An item on the screen.
 *
 * @typedef {object} Round
 * @property {Item} item
 * @property {Study} study
 * @property {QuizStrings} text
 * @property {(response: Response) => void} answer to be called once
 */

/**
 * How an item is answered.
 *
 * @typedef {object} Sheet
 * @property {Node[]} nodes
 * @property {(digit: number) => void} press a digit key from 1, while nothing is answered
 * @property {(verdict: Verdict, response: Response) => string} settle shows the verdict at the
 *   answer and says it in a sentence
 */

/**
 * @typedef {object} Form
 * @property {(text: QuizStrings) => string} ask what the reader is to do, above the stem
 * @property {(round: Round) => Sheet} draw
 */

/** @type {Partial<Record<Item["type"], Form>>} */
export const forms = { "key-from-explanation": choice, flashcard };
