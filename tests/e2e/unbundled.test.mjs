// @ts-check
// Guards trying things out: www/, served as it is, is a working page; no bundler is needed. It also
// is where single modules can be looked at.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../tools/paths.mjs";
import { takeQuiz, findAndOpen } from "./harness/reader.mjs";
import { serve } from "./harness/server.mjs";
import { onStage } from "./harness/stage.mjs";

/**
 * @param {string} claim
 * @param {(stage: import("./harness/stage.mjs").Stage) => Promise<void>} steps
 */
function unbundled(claim, steps) {
  test(claim, async () => {
    const server = await serve([{ path: "/www/", folder: join(root, "www") }]);
    const address = `${server.origin}/www/`;
    try {
      await onStage({ address, own: [address] }, steps);
    } finally {
      await server.stop();
    }
  });
}

unbundled("www/ works without a build of its scripts", async ({ page }) => {
  await findAndOpen(page, "知识蒸馏");
  await takeQuiz(page);
});

/** One of each, and what a hostile deck might try. */
const BLOCKS = [
  { kind: "heading", level: 2, runs: [{ kind: "text", text: "Heading" }] },
  {
    kind: "list",
    ordered: true,
    items: [{ number: 3, blocks: [{ kind: "list", ordered: false, items: [{ blocks: [] }] }] }],
  },
  { kind: "code", language: "rust", runs: [{ class: "keyword", text: "fn" }] },
  { kind: "code", language: "plaintext", runs: [{ class: "plain", text: "prose" }] },
  {
    kind: "quote",
    blocks: [{ kind: "paragraph", runs: [{ kind: "text", text: "a" }, { kind: "break" }] }],
  },
  {
    kind: "table",
    align: ["right"],
    head: [[{ kind: "text", text: "n" }]],
    rows: [[[{ kind: "code", text: "1" }]]],
  },
  { kind: "rule" },
  {
    kind: "paragraph",
    runs: [
      { kind: "text", text: "<img src=x onerror=alert(1)>" },
      { kind: "link", href: "javascript:alert(1)", runs: [{ kind: "text", text: "no" }] },
      { kind: "link", href: "https://example.org/", runs: [{ kind: "text", text: "yes" }] },
      { kind: "emphasis", runs: [{ kind: "strong", runs: [{ kind: "text", text: "both" }] }] },
    ],
  },
];

unbundled("every kind of block becomes what it is, and text stays text", async ({ page }) => {
  const shape = await page.evaluate(async (blocks) => {
    const { renderBlocks } = await import(new URL("entry/blocks.js", location.href).href);
    const { viewStringsFor } = await import(
      new URL("shared/language/view-strings.js", location.href).href
    );
    /** @type {(node: Element) => string} */
    const outline = (node) => {
      const inside = [...node.children].map(outline).join(" ");
      const notable = ["href", "rel", "value", "class"].filter((it) => node.hasAttribute(it));
      const attributes = notable.map((it) => ` ${it}=${node.getAttribute(it)}`).join("");
      return `${node.localName}${attributes}${inside && `(${inside})`}`;
    };
    return renderBlocks(blocks, viewStringsFor("en")).map(outline);
  }, BLOCKS);
  assert.deepEqual(shape, [
    "h4",
    "ol(li value=3(ul(li)))",
    "div class=code(div class=bar(span button class=quiet) pre(code(span class=keyword)))",
    "div class=code wraps(div class=bar(button class=quiet) pre(code))",
    "blockquote(p(br))",
    "div class=table(table(thead(tr(th class=right)) tbody(tr(td class=right(code)))))",
    "hr",
    "p(span a href=https://example.org/ rel=noopener noreferrer em(strong))",
  ]);
});

unbundled("points and differences may be very many", async ({ page }) => {
  const rendered = await page.evaluate(async () => {
    const { renderDiff, renderPoints } = await import(
      new URL("quiz/items/comparison.js", location.href).href
    );
    const props = { context: { language: "zh" }, strings: {} };
    const missed = Array.from({ length: 200_000 }, String); // more than a call takes arguments
    const [list] = renderPoints(props, { missed });
    const diff = missed.map((text) => ({ op: "same", text }));
    return [list.childElementCount, renderDiff(props, diff).lastChild.childElementCount];
  });
  assert.deepEqual(rendered, [200_000, 200_000]);
});
