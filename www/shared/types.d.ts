// Shapes that several folders share. They stand here, so that no two files import each other.
import type { Deck as SearchDeck } from "../pkg/study_search.js";
import type { Deck as FullDeck } from "../pkg/study_widget.js";

/** The part of a deck that every view but the quiz needs, and the whole of it. */
export type { SearchDeck, FullDeck };

export type ViewName = "search" | "quiz" | "progress";

/** Where a reader is. `entry` is "" when none is open; `query` is what stands in the search field. */
export type Route = { view: ViewName; entry: string; query: string };

/** What views know of their element; attributes are read each time, since they may change. */
export interface Host extends HTMLElement {
  view: ViewName;
  document: string;
  readonly limit: number;
  readonly seed: number | null;
  readonly storage: string;
}

export interface View {
  readonly node: HTMLElement;
  /** `focus` when the reader asked to go there, so that the keyboard has to come along. */
  show(route: Route, focus: boolean): void;
  /** An attribute has changed that the view reads. */
  refresh(): void;
}
