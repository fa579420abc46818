// @ts-check
// What is behind the first click. It comes in one piece when something of it is first needed: a
// visit that only searches does without, and after it nothing can be missing.
import { EntryView } from "../entry/entry-view.js";
import { ProgressView } from "../progress/progress-view.js";
import { QuizView } from "../quiz/quiz-view.js";

export { renderBlocks } from "../entry/blocks.js";
export { DocumentFilter } from "../search/document-filter.js";
export { translateTree } from "../shared/language/translate.js";
export { viewStringsFor } from "../shared/language/view-strings.js";

/** @type {import("../loading/views.d.ts").Views["views"]} */
export const views = { entry: EntryView, quiz: QuizView, progress: ProgressView };
