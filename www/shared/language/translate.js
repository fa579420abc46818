// @ts-check
// Another language for an interface that is on the screen. Words are exchanged where they stand, so
// that nothing else is touched: no answer, no focus, no text that is being typed.

/** What a reader is told by attributes. */
const TOLD = ["aria-label", "placeholder", "title"];

/** Where the interface speaks; the latter two also inside a text of the deck. */
const OURS = ".frame, .notice, button:not([lang]), .words";

/** @type {WeakSet<Node>} */
const watched = new WeakSet();

/**
 * Puts all words below `root` into the language of the moment, and from now on also those that are
 * put there later: what was drawn before, or made of words that were said before.
 *
 * @param {Node} root
 * @param {import("./localizer.js").Words} words
 */
export function redraw(root, words) {
  translate(root, words);
  if (watched.has(root)) return;
  watched.add(root);
  new MutationObserver((records) => {
    for (const { addedNodes, target, type } of records) {
      for (const node of type === "childList" ? addedNodes : [target]) translate(node, words);
    }
  }).observe(root, { attributeFilter: TOLD, characterData: true, childList: true, subtree: true });
}

/**
 * @param {Node} root
 * @param {import("./localizer.js").Words} words
 */
function translate(root, words) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  /** @type {Node | null} */
  let node = root;
  for (; node; node = walker.nextNode()) {
    // No `instanceof`: nodes of another document may have other classes.
    if (node.nodeType === Node.ELEMENT_NODE) {
      translateElement(/** @type {Element} */ (node), words);
    } else if (node.nodeType === Node.TEXT_NODE && isOurs(node)) {
      exchange(/** @type {Text} */ (node), "data", words);
    }
  }
}

/**
 * @param {Element} element
 * @param {import("./localizer.js").Words} words
 */
function translateElement(element, words) {
  const names = element.matches(OURS) ? [...TOLD, "lang"] : TOLD;
  for (const name of names) {
    const attribute = element.getAttributeNode(name);
    if (attribute) exchange(attribute, "value", words);
  }
}

/** @param {Node} text */
function isOurs({ parentElement }) {
  const near = parentElement?.closest(`[lang]:not([lang=""]), ${OURS}`);
  return near?.matches(OURS) ?? false;
}

/**
 * @template {string} T
 * @param {{ [key in T]: string }} node
 * @param {T} key
 * @param {import("./localizer.js").Words} words
 */
function exchange(node, key, words) {
  // Some lines are made of several pieces.
  const pieces = node[key].split(" · ");
  const now = pieces.map((piece) => piece.replace(/\S(?:.*\S)?/s, words.again)).join(" · ");
  if (now !== node[key]) /** @type {any} */ (node)[key] = now;
}
