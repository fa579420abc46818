// @ts-check
// Other programs, run in the project's top folder. One that fails throws.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { root } from "./paths.mjs";

/**
 * What a program prints.
 *
 * @param {string} program
 * @param {...string} words
 */
export function output(program, ...words) {
  return execFileSync(program, words, { cwd: root, encoding: "utf8" }).trim();
}

/**
 * Runs a program, which prints to where this one does, and waits for its end.
 *
 * @param {string} program
 * @param {readonly string[]} words
 * @param {Record<string, string>} [environment] beside that of this process
 */
export async function run(program, words, environment = {}) {
  const env = { ...process.env, ...environment };
  const child = spawn(program, words, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env });
  const [code, signal] = await once(child, "exit"); // rejects where there is no such program
  if (code !== 0) throw new Error(`${program} ended with ${code ?? signal}`);
}
