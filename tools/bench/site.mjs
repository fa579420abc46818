// @ts-check
// What the bench runs on, made where it is missing: decks, peers bundled as a page would load them,
// and what each of them stores for each deck. Node reads it by path, Chromium fetches it.

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { fingerprint } from "../fingerprint.mjs";
import { pkg, root } from "../paths.mjs";
import { makeDeck } from "./deck.mjs";

/** @typedef {import("./entries.mjs").Entry} Entry */
/** @typedef {import("./engines/shared/stored.mjs").Peer} Peer */

const here = join(root, "tools/bench");
const made = join(root, "target/bench");
const GENERATOR = ["tools/bench/deck.mjs", "tools/bench/random.mjs"];

/** The folders of the site, as `static-files.mjs` serves them. */
export const mounts = [
  { path: "/bench/", folder: here },
  { path: "/pkg/", folder: pkg },
  { path: "/engines/", folder: join(made, "engines") },
  { path: "/data/", folder: join(made, "data") },
];

/**
 * The file at a path of the site.
 *
 * @param {string} path
 */
export function fileAt(path) {
  const mount = mounts.find((it) => path.startsWith(it.path));
  if (mount === undefined) throw new Error(`${path} is nowhere on the site`);
  return join(mount.folder, path.slice(mount.path.length));
}

/**
 * The peers, one a file of `engines/`, bundled.
 *
 * @returns {Promise<Map<string, Peer>>} file name without ending → the peer
 */
export async function bundlePeers() {
  const files = (await readdir(join(here, "engines"))).filter((name) => name.endsWith(".mjs"));
  await build({
    entryPoints: files.sort().map((name) => join(here, "engines", name)),
    outdir: join(made, "engines"),
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    legalComments: "none",
    logLevel: "warning",
  });
  const names = files.map((name) => basename(name, ".mjs"));
  const peer = async (/** @type {string} */ name) =>
    (await import(pathToFileURL(fileAt(`/engines/${name}.js`)).href)).default;
  return new Map(
    await Promise.all(names.map(async (name) => /** @type {const} */ ([name, await peer(name)]))),
  );
}

/**
 * Compiles a deck of `size` entries, unless it is there.
 *
 * @param {number} size
 * @returns {Promise<Uint8Array>}
 */
export async function deckOf(size) {
  const file = fileAt(`/data/${size}/notes.deck`);
  const sources = ["decks/ai-startup", "crates", "Cargo.lock", ...GENERATOR];
  const stamp = await fingerprint(
    sources.map((source) => join(root, source)),
    [`${size}`],
  );
  await remake(file, stamp, () => makeDeck(size, join(made, "decks", `${size}`), file));
  return readFile(file);
}

/**
 * Indexes a deck's entries for a peer, unless that is done.
 *
 * @param {string} name of the peer
 * @param {Peer} peer
 * @param {number} size
 * @param {Entry[]} entries
 */
export async function store(name, peer, size, entries) {
  const file = fileAt(`/data/${size}/${name}.json`);
  const stamp = createHash("sha256")
    .update(await readFile(fileAt(`/engines/${name}.js`)))
    .update(JSON.stringify(entries))
    .digest("hex");
  await remake(file, stamp, async () => writeFile(file, await peer.store(entries)));
}

/**
 * @param {string} file
 * @param {string} stamp what it is made from
 * @param {() => Promise<void>} make
 */
async function remake(file, stamp, make) {
  const note = `${file}.made-from`;
  if ((await readFile(note, "utf8").catch(() => "")) === stamp) return;
  await mkdir(dirname(file), { recursive: true });
  await make();
  await writeFile(note, stamp);
}
