// @ts-check
// What the single file runs: the page's script without its service worker, and the element.

import "./heading.js";
import "../study-widget.js";
