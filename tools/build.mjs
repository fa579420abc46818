// @ts-check
// `./build.sh`: the modules, then everything around it.

import { assemble } from "./dist.mjs";
import { measure, table } from "./sizes.mjs";
import { buildModules } from "./wasm/modules.mjs";

try {
  await buildModules();
  await assemble();
  console.log(table(await measure()));
} catch (error) {
  // The tool that failed has said why; a stack of this script would bury it.
  console.error(`\nThe build failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
