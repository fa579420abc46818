// @ts-check
// Collects everything a page does that a reader would call trouble, and every request.

import assert from "node:assert/strict";

/** @typedef {import("playwright-core").BrowserContext} BrowserContext */

/**
 * @typedef {object} Watch
 * @property {string[]} trouble console errors and warnings, page errors, policy violations,
 *   failed requests; one line each
 * @property {string[]} requests every URL asked for, `data:` and `blob:` left out: they go nowhere
 */

/** What a browser says of a machine that is busy, and not of the page. */
const SLOW = /was preloaded using link preload but not used within a few seconds/;

/**
 * Watches a context from now on; call it before the first page opens.
 *
 * @param {BrowserContext} context
 * @returns {Promise<Watch>}
 */
export async function watch(context) {
  /** @type {Watch} */
  const seen = { trouble: [], requests: [] };
  context.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (SLOW.test(message.text())) return;
    seen.trouble.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => seen.trouble.push(`page error: ${error.error().message}`));
  context.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url())) seen.requests.push(request.url());
  });
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // The page went elsewhere before the answer came, as with a tab's icon on a quick reload.
    if (reason === "net::ERR_ABORTED") return;
    seen.trouble.push(`failed request: ${request.url()} ${reason}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) {
      seen.trouble.push(`failed request: ${response.url()} ${response.status()}`);
    }
  });
  await watchPolicies(context, seen);
  return seen;
}

/**
 * A violation is reported even where the console is silent, as for a policy that only reports.
 *
 * @param {BrowserContext} context
 * @param {Watch} seen
 */
async function watchPolicies(context, seen) {
  await context.exposeBinding("reportViolation", (_source, line) => {
    seen.trouble.push(`policy violation: ${line}`);
  });
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const { reportViolation } = /** @type {any} */ (globalThis);
      reportViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
}

/**
 * The closing check of every scenario: no trouble but what was announced, all of which came,
 * and no request but for the widget's own files.
 *
 * @param {Watch} seen
 * @param {object} rules
 * @param {string[]} rules.own beginnings of the URLs that may be asked for
 * @param {RegExp[]} rules.expected trouble that the scenario causes on purpose
 */
export function assertQuiet(seen, { own, expected }) {
  const unexpected = seen.trouble.filter((line) => !expected.some((it) => it.test(line)));
  assert.deepEqual(unexpected, [], "no console error, page error, violation or failed request");
  const absent = expected.filter((it) => !seen.trouble.some((line) => it.test(line)));
  assert.deepEqual(absent, [], "the trouble announced by the test came");
  const foreign = seen.requests.filter(
    (url) => !own.some((beginning) => url.startsWith(beginning)),
  );
  assert.deepEqual(foreign, [], "no request but for the widget's own files");
}
