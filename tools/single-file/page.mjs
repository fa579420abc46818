// @ts-check
// www/index.html → the page of the single file: the same markup without anything that is fetched.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { html, parse, serialize } from "parse5";
import { smallStyle } from "../bundle.mjs";
import { www } from "../paths.mjs";

/** @typedef {import("parse5").DefaultTreeAdapterTypes.Node} Node */
/** @typedef {import("parse5").DefaultTreeAdapterTypes.Element} Element */
/** @typedef {import("parse5").DefaultTreeAdapterTypes.ParentNode} ParentNode */

/**
 * The page with `script` inside and a policy that allows this script, these styles and nothing
 * else: no request can leave it, whatever a deck says.
 *
 * @param {string} script
 */
export async function singlePage(script) {
  const document = parse(await readFile(join(www, "index.html"), "utf8"));
  const css = await pageStyles(document);
  removeFetched(document);
  const head = find(document, "head");
  const body = find(document, "body");
  addFirst(head, element("meta", { charset: "utf-8" }), policy(script, css), await icon());
  add(head, element("style", {}, css));
  add(body, element("script", {}, script));
  return `${serialize(document)}\n`;
}

/**
 * @param {string} script
 * @param {string} css
 */
function policy(script, css) {
  const content = [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    `style-src ${hashOf(css)}`,
    "img-src data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  return element("meta", { "http-equiv": "Content-Security-Policy", content });
}

/** @param {string} text */
function hashOf(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** The icon in the page itself: a browser that is given none asks for one. */
async function icon() {
  const svg = await readFile(join(www, "icon.svg"));
  return element("link", {
    rel: "icon",
    href: `data:image/svg+xml;base64,${svg.toString("base64")}`,
  });
}

/**
 * The page's own style sheets as one text, in their order.
 *
 * @param {ParentNode} document
 */
async function pageStyles(document) {
  const links = elements(document).filter((it) => attribute(it, "rel") === "stylesheet");
  const texts = links.map((link) => readFile(join(www, attribute(link, "href") ?? ""), "utf8"));
  // The end of the line would be read as part of the style, and so of its hash.
  return (await smallStyle((await Promise.all(texts)).join("\n"))).trimEnd();
}

/**
 * Takes out what names another file, and the page's policy, which speaks of such files.
 *
 * @param {ParentNode} document
 */
function removeFetched(document) {
  for (const it of elements(document)) {
    const isPolicy = attribute(it, "http-equiv")?.toLowerCase() === "content-security-policy";
    const isCharset = attribute(it, "charset") !== undefined; // comes back as the first element
    if (it.tagName === "link" || it.tagName === "script" || isPolicy || isCharset) remove(it);
  }
}

/**
 * Every element below `node`, in the order of the page.
 *
 * @param {ParentNode} node
 * @returns {Element[]}
 */
function elements(node) {
  return node.childNodes.flatMap((child) =>
    "tagName" in child ? [child, ...elements(child)] : [],
  );
}

/**
 * @param {ParentNode} document
 * @param {string} tag
 */
function find(document, tag) {
  const found = elements(document).find((it) => it.tagName === tag);
  if (found === undefined) throw new Error(`index.html has no <${tag}>`);
  return found;
}

/**
 * @param {Element} element
 * @param {string} name
 */
function attribute(element, name) {
  return element.attrs.find((it) => it.name === name)?.value;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {string} [text]
 * @returns {Element}
 */
function element(tag, attributes, text = "") {
  /** @type {Element} */
  const made = {
    nodeName: tag,
    tagName: tag,
    attrs: Object.entries(attributes).map(([name, value]) => ({ name, value })),
    namespaceURI: html.NS.HTML,
    childNodes: [],
    parentNode: null,
  };
  if (text !== "") made.childNodes.push({ nodeName: "#text", value: text, parentNode: made });
  return made;
}

/**
 * @param {Element} parent
 * @param {...Element} children
 */
function addFirst(parent, ...children) {
  parent.childNodes.unshift(...children);
  for (const child of children) child.parentNode = parent;
}

/**
 * @param {Element} parent
 * @param {Element} child
 */
function add(parent, child) {
  parent.childNodes.push(child);
  child.parentNode = parent;
}

/** @param {Element} element */
function remove(element) {
  const siblings = element.parentNode?.childNodes ?? [];
  siblings.splice(siblings.indexOf(element), 1);
}
