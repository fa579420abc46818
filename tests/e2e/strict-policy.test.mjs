// @ts-check
// Guards life under a strict host: with this Content-Security-Policy and Trusted Types enforced the
// whole flow runs without one violation (the scenario's end asserts that).

import { scenario } from "./harness/scenario.mjs";
import { takeQuiz, findAndOpen } from "./harness/reader.mjs";

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src data:", // the host page's own empty icon
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const HOST = {
  body: "<study-widget>Study</study-widget>",
  headers: { "content-security-policy": POLICY },
};

scenario("search runs under a strict policy", { host: HOST }, async ({ page }) => {
  await findAndOpen(page, "知识蒸馏");
});

scenario("a quiz runs under a strict policy", { host: HOST }, async ({ page }) => {
  await takeQuiz(page);
});
