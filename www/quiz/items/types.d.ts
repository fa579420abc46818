// What the kinds of items and the question around them agree on.
import type { Item, Response, Verdict } from "../../pkg/types.d.ts";
import type { Context } from "../../shared/context.js";
import type { QuizStrings } from "../strings.js";

export type { Item, Response, Verdict };

/** What an item is rendered with. */
export type ItemProps = {
  item: Item;
  context: Context;
  strings: QuizStrings;
  /** To be called when the reader has answered. */
  submit: (response: Response) => void;
};

/** How an item on the screen is answered. */
export interface AnswerInput {
  nodes: Node[];
  /** What stands there by now, submitted or not; `null` for nothing. */
  read?(): Response | null;
  /** A digit key from 1, while nothing is answered. */
  pressDigit?(digit: number): void;
  /**
   * Helps a little, and says how in a sentence, never what can be seen already; "" when there is no
   * more help.
   */
  hint?(): string;
  /**
   * Shows the verdict at the answer, or what would have been right where there is none, and says it
   * in a sentence.
   */
  showVerdict(verdict: Verdict, response: Response | null): string;
  /** What the verdict shows below that sentence. */
  details?: HTMLElement;
  /** Called when the reader goes on. */
  leave?(): void;
}

export interface ItemForm {
  /** What the reader is to do, above the stem. */
  instruction(strings: QuizStrings, item: Item): string;
  render(props: ItemProps): AnswerInput;
  /** Whether the reader is told which question the stem comes from. */
  showsTitle?: boolean;
  /** Whether the reader judges the answer, which no exam can. */
  selfRated?: boolean;
}
