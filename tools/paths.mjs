// @ts-check
// Where things lie in the project; the only place of the tools that knows.

import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** @param {string} relative a path below the project's top folder */
const below = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** The project's top folder, without a slash at the end. */
export const root = below(".").replace(/[\\/]$/, "");
/** The page and the element as they are written; a working page when served as it is. */
export const www = below("www");
/** What is made of the Rust code: the modules, their glue and their types. */
export const pkg = below("www/pkg");
/** What a user deploys. */
export const dist = below("dist");
/** Where npm puts its packages. */
export const nodeModules = below("node_modules");

/** Where cargo puts what it makes. */
export function targetFolder() {
  return resolve(root, process.env["CARGO_TARGET_DIR"] ?? "target");
}
