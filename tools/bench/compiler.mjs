// @ts-check
// How long the compiler takes over texts that are hard on it.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../paths.mjs";

/** Long enough to tell seconds from what does not end. */
const MOST_SECONDS = 60;
const HARD = 100_000;
const LARGE = 10_000_000;

/** Prints a line for each text. */
export async function reportCompiler() {
  const cargo = ["build", "--release", "--locked", "--quiet", "-p", "study-compile"];
  execFileSync("cargo", cargo, { cwd: root, stdio: "inherit" });
  for (const [name, text] of texts()) {
    console.log(`compiling ${name}: ${await seconds(text)}`);
  }
}

/** @returns {[string, string][]} */
function texts() {
  // Park and Miller's generator: the packages of `bench search` are not there for this one.
  let state = 1;
  const draw = (/** @type {string} */ letters, /** @type {number} */ count) =>
    Array.from({ length: count }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return letters[state % letters.length];
    }).join("");
  return [
    ["one word of 100,000 letters", entry(1, draw("abcdefghijklmnopqrstuvwxyz", HARD))],
    ["a line of 100,000 of ACGT", entry(1, draw("ACGT", HARD))],
    ["10 MB of ordinary text", ordinary()],
  ];
}

/** Entries with key points and an explanation, no two alike. */
function ordinary() {
  const entries = [];
  for (let length = 0, number = 1; length < LARGE; number += 1) {
    const point = `- **数据清洗${number}：** 去除第 ${number} 批数据中的噪声，以 LoRA 微调模型 ${number}。`;
    const text = entry(
      number,
      `\n\n${point}\n\n**解析：** 数据的质量决定第 ${number} 个模型的上限。`,
    );
    length += Buffer.byteLength(text);
    entries.push(text);
  }
  return entries.join("\n");
}

/** @param {number} number @param {string} answer */
function entry(number, answer) {
  return `## ${number}. 问题 ${number}？\n\n**题目：** 请说明问题 ${number}。\n\n**答案：** ${answer}\n`;
}

/** @param {string} text of a document, without its title */
async function seconds(text) {
  const folder = await mkdtemp(join(tmpdir(), "study-bench-"));
  const manifest = `title = "题"\nlanguage = "zh-CN"\ndocuments = ["notes"]\n`;
  await writeFile(join(folder, "deck.toml"), manifest);
  await writeFile(join(folder, "notes.md"), `# 题\n\n${text}`);
  const command = join(root, "target/release/study-deck");
  const start = performance.now();
  const { status, signal } = spawnSync(command, [folder], { timeout: MOST_SECONDS * 1000 });
  const taken = ((performance.now() - start) / 1000).toFixed(1);
  await rm(folder, { recursive: true, force: true });
  if (signal !== null) return `over ${MOST_SECONDS} s — TOO LONG`;
  return status === 0 ? `${taken} s` : `failed after ${taken} s`;
}
