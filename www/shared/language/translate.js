// @ts-check
// Another language for an interface that is on the screen. Strings are exchanged where they stand, so
// that nothing else is touched: no answer, no focus, no text that is being typed.

/** What a reader is told by attributes. */
const ATTRIBUTES = ["aria-label", "placeholder", "title"];

/** Where the interface speaks; the latter two also inside a text of the deck. */
const INTERFACE = ".frame, .notice, button:not([lang]), .interface";

/** @type {WeakSet<Node>} */
const watched = new WeakSet();

/**
 * Puts all strings below `root` into the language of the moment, and from now on also those that are
 * put there later: what was rendered before, or made of strings that were given out before.
 *
 * @param {Node} root
 * @param {import("./localizer.js").Localizer} localizer
 */
export function translateTree(root, localizer) {
  translateNodes(root, localizer);
  if (watched.has(root)) return;
  watched.add(root);
  new MutationObserver((records) => {
    for (const { addedNodes, target, type } of records) {
      for (const node of type === "childList" ? addedNodes : [target])
        translateNodes(node, localizer);
    }
  }).observe(root, {
    attributeFilter: ATTRIBUTES,
    characterData: true,
    childList: true,
    subtree: true,
  });
}

/**
 * @param {Node} root
 * @param {import("./localizer.js").Localizer} localizer
 */
function translateNodes(root, localizer) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  /** @type {Node | null} */
  let node = root;
  for (; node; node = walker.nextNode()) {
    // No `instanceof`: nodes of another document may have other classes.
    if (node.nodeType === Node.ELEMENT_NODE) {
      translateElement(/** @type {Element} */ (node), localizer);
    } else if (node.nodeType === Node.TEXT_NODE && isInterface(node)) {
      exchange(/** @type {Text} */ (node), "data", localizer);
    }
  }
}

/**
 * @param {Element} element
 * @param {import("./localizer.js").Localizer} localizer
 */
function translateElement(element, localizer) {
  const names = element.matches(INTERFACE) ? [...ATTRIBUTES, "lang"] : ATTRIBUTES;
  for (const name of names) {
    const attribute = element.getAttributeNode(name);
    if (attribute) exchange(attribute, "value", localizer);
  }
}

/** @param {Node} text */
function isInterface({ parentElement }) {
  const near = parentElement?.closest(`[lang]:not([lang=""]), ${INTERFACE}`);
  return near?.matches(INTERFACE) ?? false;
}

/**
 * @template {string} T
 * @param {{ [key in T]: string }} node
 * @param {T} key
 * @param {import("./localizer.js").Localizer} localizer
 */
function exchange(node, key, localizer) {
  // Some lines are made of several pieces.
  const pieces = node[key].split(" · ");
  const now = pieces.map((piece) => piece.replace(/\S(?:.*\S)?/s, localizer.translate)).join(" · ");
  if (now !== node[key]) /** @type {any} */ (node)[key] = now;
}
