// @ts-check
// Decks of any size, in the words of the project's own: how search behaves as notes grow.
//
// Every entry takes its shape (how many key points, which sections) from an entry of the corpus and
// each of its parts from another one, so lengths and the frequencies of words stay the corpus's.

import { execFileSync } from "node:child_process";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../paths.mjs";
import { seeded } from "./random.mjs";

/** @typedef {import("./random.mjs").Random} Random */

const CORPUS = join(root, "decks/ai-startup");
const SEED = 20_240_229;
/** As many documents as the corpus has. */
const DOCUMENTS = 5;

/**
 * Writes a deck of `count` entries into `folder`, and compiles it to `file`.
 *
 * @param {number} count
 * @param {string} folder made anew
 * @param {string} file
 */
export async function makeDeck(count, folder, file) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, content] of await deckFiles(count))
    await writeFile(join(folder, name), content);
  // Beside a deck where there is one: words of the deck in English, other words for the same.
  await copyFile(join(CORPUS, "glossary.toml"), join(folder, "glossary.toml")).catch(absent);
  compile(folder, file);
}

/** @param {NodeJS.ErrnoException} error */
function absent(error) {
  if (error.code !== "ENOENT") throw error;
}

/** @param {string} folder @param {string} file */
function compile(folder, file) {
  const words = ["run", "--release", "--locked", "--quiet", "-p", "study-compile", "--"];
  // Warnings about slips of the corpus come back a hundred times over: shown only on failure.
  execFileSync("cargo", [...words, folder, file], {
    cwd: root,
    stdio: "pipe",
    maxBuffer: Infinity,
  });
}

/**
 * @param {number} count
 * @returns {Promise<Map<string, string>>} name → content
 */
async function deckFiles(count) {
  const random = seeded(SEED);
  const material = collect(await corpusEntries());
  const ids = Array.from({ length: DOCUMENTS }, (_, index) => `notes-${index + 1}`);
  /** @type {Map<string, string>} */
  const files = new Map();
  files.set("deck.toml", manifest(`${count} 条笔记`, ids));
  for (const [index, id] of ids.entries()) {
    const share =
      Math.floor(((index + 1) * count) / DOCUMENTS) - Math.floor((index * count) / DOCUMENTS);
    const entries = Array.from({ length: share }, (_, at) => entry(at + 1, material, random));
    files.set(`${id}.md`, [`### 笔记 ${index + 1}`, ...entries].join("\n\n"));
  }
  return files;
}

/** @param {string} title @param {string[]} documents */
function manifest(title, documents) {
  const list = documents.map((id) => `"${id}"`).join(", ");
  return `title = "${title}"\nlanguage = "zh-CN"\ndocuments = [${list}]\n`;
}

/** The Markdown of every entry of the corpus, from its heading on. */
async function corpusEntries() {
  const names = (await readdir(CORPUS)).filter((name) => name.endsWith(".md")).sort();
  const documents = await Promise.all(names.map((name) => readFile(join(CORPUS, name), "utf8")));
  return documents.flatMap((text) =>
    text
      .split(/^#### \d+\. /mu)
      .slice(1)
      .map(beforeSummary),
  );
}

/**
 * What follows a rule or a heading sums the document up, and belongs to no entry; in code both are
 * something else.
 *
 * @param {string} text
 */
function beforeSummary(text) {
  const lines = text.split("\n");
  let inCode = false;
  const end = lines.findIndex((line) => {
    if (line.startsWith("```")) inCode = !inCode;
    return !inCode && /^(?:---|#{1,3} )/u.test(line);
  });
  return lines.slice(0, end < 0 ? lines.length : end).join("\n");
}

/** @typedef {{ points: number, example: boolean, analysis: boolean }} Shape */

/**
 * What entries are made from, part by part.
 *
 * @param {string[]} entries
 */
function collect(entries) {
  const parts = entries.map(take);
  return {
    shapes: parts.map(({ points, example, analysis }) => ({
      points: points.length,
      example: example !== undefined,
      analysis: analysis !== undefined,
    })),
    titles: parts.map(({ title }) => title),
    questions: parts.map(({ question }) => question),
    points: parts.flatMap(({ points }) => points),
    examples: parts.flatMap(({ example }) => example ?? []),
    analyses: parts.flatMap(({ analysis }) => analysis ?? []),
  };
}

/** @param {string} entry */
function take(entry) {
  const [title = "", ...sections] = entry.split(
    /^(?=\*\*(?:题目|答案|示例|举例|实例|解析)：\*\*)/mu,
  );
  /** @param {RegExp} label */
  const section = (label) =>
    sections
      .find((it) => label.test(it))
      ?.replace(/^\*\*.*?\*\*/u, "")
      .trim();
  return {
    title: title.trim(),
    question: section(/^\*\*题目/u) ?? "",
    points: [...(section(/^\*\*答案/u) ?? "").matchAll(/^[-*\d.]+ +(\*\*.+?\*\*.*)$/gmu)].map(
      ([, it]) => it ?? "",
    ),
    example: section(/^\*\*(?:示例|举例|实例)/u),
    analysis: section(/^\*\*解析/u),
  };
}

/**
 * @param {number} number
 * @param {ReturnType<typeof collect>} material
 * @param {Random} random
 */
function entry(number, material, random) {
  const shape = random.oneOf(material.shapes);
  const points = Array.from({ length: shape.points }, () => `- ${random.oneOf(material.points)}`);
  return [
    `#### ${number}. ${title(material.titles, random)}`,
    `**题目：** ${random.oneOf(material.questions)}`,
    `**答案：**\n\n${points.join("\n")}`,
    ...(shape.example ? [`**示例：**\n\n${random.oneOf(material.examples)}`] : []),
    ...(shape.analysis ? [`**解析：** ${random.oneOf(material.analyses)}`] : []),
  ].join("\n\n");
}

const words = new Intl.Segmenter("zh", { granularity: "word" });

/**
 * The beginning of one title and the end of another: there are not enough of them to go round.
 *
 * @param {string[]} titles
 * @param {Random} random
 */
function title(titles, random) {
  const [first, second] = [random.oneOf(titles), random.oneOf(titles)].map((it) =>
    Array.from(words.segment(it), ({ segment }) => segment),
  );
  if (first === undefined || second === undefined) return "";
  const kept = first.slice(0, 1 + random.below(first.length - 1));
  return [...kept, ...second.slice(1 + random.below(second.length - 1))].join("");
}
