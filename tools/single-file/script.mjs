// @ts-check
// The element with all its views, the module and the styles as one classic script.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { smallStyle } from "../bundle.mjs";
import { classicScript } from "../classic-script.mjs";
import { pkg, root, www } from "../paths.mjs";

/** The one module that knows where files are, and what stands in for it. */
const LOADER = join(www, "loading/loader.js");
const INLINE_LOADER = join(root, "tools/single-file/loader.js");

/** The script's text; safe between `<script>` and `</script>`. */
export async function singleScript() {
  const script = await classicScript(join(www, "page/single-file.js"), {
    // wasm-bindgen's glue looks beside itself only when it is given no bytes; here it always is.
    logOverride: { "empty-import-meta": "silent" },
    plugins: [{ name: "inline loader", setup: inlineLoader }],
  });
  if (/<!--|<\/?script/i.test(script)) throw new Error("the inline script would end early");
  return script;
}

/** @param {import("esbuild").PluginBuild} build */
function inlineLoader(build) {
  build.onResolve({ filter: /\/loader\.js$/ }, ({ path, resolveDir }) =>
    join(resolveDir, path) === LOADER ? { path: INLINE_LOADER } : undefined,
  );
  build.onResolve({ filter: /^study:inlined$/ }, ({ path }) => ({ path, namespace: "study" }));
  build.onLoad({ filter: /.*/, namespace: "study" }, async () => ({
    contents: await inlined(),
    loader: "js",
  }));
}

/** @param {string} name */
async function style(name) {
  return smallStyle(await readFile(join(www, name), "utf8"));
}

/** The module `study:inlined`, as declared in inlined.d.ts. */
async function inlined() {
  const wasm = await readFile(join(pkg, "study_widget_bg.wasm"));
  const constants = {
    // gzip before base64, not after: measured, a quarter of the size. Node writes no time into it.
    wasmGzipBase64: gzipSync(wasm, { level: 9 }).toString("base64"),
    styles: await style("element/style.css"),
    viewStyles: await style("element/views.css"),
  };
  return Object.entries(constants)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join("\n");
}
