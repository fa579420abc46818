// @ts-check
// What is behind the first click. It comes in one piece when something of it is first needed: a
// visit that only searches does without, and after it nothing can be missing.
import { EntryView } from "./entry-view.js";
import { ProgressView } from "./progress-view.js";
import { QuizView } from "./quiz-view.js";

export { drawBlocks } from "./blocks.js";
export { redraw } from "./redraw.js";
export { Scope } from "./scope.js";
export { viewStringsFor } from "./views-strings.js";

export const views = { entry: EntryView, quiz: QuizView, progress: ProgressView };
