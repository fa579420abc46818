// @ts-check
// The language that a page has around an element, also outside the shadow roots that it may be in.

/**
 * `lang` of the nearest element that has one; `null` where the page does not say.
 *
 * @param {Element} element
 */
export function languageAround(element) {
  /** @type {Element | undefined} */
  let node = element;
  let found = null;
  while (node && !found) {
    found = node.closest("[lang]");
    node = hostOf(node.getRootNode());
  }
  return found?.getAttribute("lang") || null;
}

/**
 * Lets an observer hear of every `lang` that may be around an element.
 *
 * @param {MutationObserver} observer
 * @param {Element} element
 */
export function observeLanguages(observer, element) {
  const options = { attributeFilter: ["lang"], subtree: true };
  /** @type {Node | undefined} */
  let root = element.getRootNode();
  while (root) {
    observer.observe(root, options);
    root = hostOf(root)?.getRootNode();
  }
}

/**
 * What a shadow root belongs to. Those of another document have another class.
 *
 * @param {Node} root
 * @returns {Element | undefined}
 */
function hostOf(root) {
  return /** @type {{ host?: Element }} */ (root).host;
}
