// @ts-check
// Importing this file makes `<study-widget>` work. `element.js` has the class and registers nothing,
// for whoever wants to register it under another name.
import { StudyWidget } from "./element/element.js";

// A page may load the widget twice, in two versions: the first stays, the second must not throw.
if (!customElements.get("study-widget")) customElements.define("study-widget", StudyWidget);

export { StudyWidget };
