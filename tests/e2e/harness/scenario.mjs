// @ts-check
// One scenario: dist/ served at a sub-path, a fresh profile, one page.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { dist } from "../../../tools/paths.mjs";
import { serve } from "./server.mjs";
import { onStage } from "./stage.mjs";

/** A sub-path, so that a URL that begins with a slash is found out. */
const WIDGET = "/a/b/";
const HOST = "/host/";
const SCENARIO_LIMIT_MS = 300_000;

/**
 * A page of somebody else that embeds the widget.
 *
 * @typedef {object} Host
 * @property {string} body
 * @property {string} [head]
 * @property {Record<string, string>} [headers] of the host page and of the widget's files
 */
/**
 * @typedef {object} Options
 * @property {string} [path] what to open below the widget's folder; the standalone page if absent
 * @property {Host | string} [host] opens this page instead, with the element's script in its head
 * @property {Record<string, string>} [headers] sent with the widget's files
 * @property {import("playwright-core").BrowserContextOptions} [context] viewport, colours, locale
 * @property {RegExp[]} [expected] trouble that the steps cause on purpose; each must come
 */
/**
 * @typedef {object} Served
 * @property {import("./server.mjs").Server} server
 * @property {string} url the folder of the widget, with a slash at the end
 */
/** @typedef {import("./stage.mjs").Stage & Served} Stage */

/**
 * Declares a test whose page is open when `steps` begin. It ends, whatever the steps are, with the
 * check that the console stayed empty and that only the widget's own files were asked for.
 *
 * @param {string} claim
 * @param {Options} options
 * @param {(stage: Stage) => Promise<void>} steps
 */
export function scenario(claim, options, steps) {
  test(claim, { timeout: SCENARIO_LIMIT_MS }, () => play(options, steps));
}

/**
 * @param {Options} options
 * @param {(stage: Stage) => Promise<void>} steps
 */
async function play({ path = "", host: page, headers, context, expected }, steps) {
  const host = await hostFolder(page);
  const sent = { ...headers, ...host?.headers };
  const server = await serve([
    { path: WIDGET, folder: dist, headers: sent },
    ...(host ? [{ path: HOST, folder: host.folder, headers: sent }] : []),
  ]);
  const url = server.origin + WIDGET;
  const address = host ? server.origin + HOST : url + path;
  const own = host ? [url, address] : [url];
  try {
    await onStage({ address, own, expected, context }, (stage) => steps({ ...stage, server, url }));
  } finally {
    await server.stop();
    if (host) await rm(host.folder, { recursive: true });
  }
}

/**
 * Writes the embedding page to a folder that can be served.
 *
 * @param {Host | string | undefined} host
 */
async function hostFolder(host) {
  if (host === undefined) return undefined;
  const { body, head = "", headers = {} } = typeof host === "string" ? { body: host } : host;
  const folder = await mkdtemp(join(tmpdir(), "study-host-"));
  await writeFile(
    join(folder, "index.html"),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,">
<script type="module" src="..${WIDGET}study-widget.js"></script>${head}</head>
<body>${body}</body></html>`,
  );
  return { folder, headers };
}
