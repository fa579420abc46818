// @ts-check
// `./build.sh`: the module, then everything around it.

import { assemble } from "./dist.mjs";
import { measure, table } from "./sizes.mjs";
import { buildWasm } from "./wasm.mjs";

try {
  await buildWasm();
  await assemble();
  console.log(table(await measure()));
} catch (error) {
  // The tool that failed has said why; a stack of this script would bury it.
  console.error(`\nThe build failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
