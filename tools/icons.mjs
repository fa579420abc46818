// @ts-check
// www/icon.svg → the PNG icons that installers of web apps ask for.
//
// resvg in its WebAssembly build: the same bytes on every machine, no system library, no fonts.
// The drawing fills its square and keeps to the middle 80 %, so one picture serves as a plain and
// as a maskable icon (W3C, Web Application Manifest, "Icon masks and safe zone").

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { www } from "./paths.mjs";

/** @typedef {import("./hashed-files.mjs").Files} Files */

/** Pixels; the two sizes without which Chromium offers no installation. */
const SIZES = [192, 512];

/** @returns {Promise<Files>} */
export async function icons() {
  const module = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
  await initWasm(await readFile(module));
  const drawing = await readFile(join(www, "icon.svg"), "utf8");
  return new Map(SIZES.map((size) => [`icon-${size}.png`, png(drawing, size)]));
}

/**
 * @param {string} svg
 * @param {number} width
 */
function png(svg, width) {
  return new Resvg(svg, { fitTo: { mode: "width", value: width } }).render().asPng();
}
