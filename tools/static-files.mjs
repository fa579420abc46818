// @ts-check
// A static file server for looking at a build and for testing it. Not meant for the open internet.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

/**
 * One folder, and where it appears.
 *
 * @typedef {object} Mount
 * @property {string} path where the folder appears; begins and ends with a slash
 * @property {string} folder
 * @property {Record<string, string>} [headers] sent with every file of the folder
 */

/** `application/wasm` is what streaming compilation insists on. */
const MIME = new Map(
  Object.entries({
    ".css": "text/css; charset=utf-8",
    ".deck": "application/octet-stream",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".ts": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json; charset=utf-8",
  }),
);

/** Names that no other content will ever have; see hashed-files.mjs. */
const HASHED = /-(?=[^.]*[A-Z\d])[\w-]{8}\.(css|js|wasm|png|svg|webmanifest)$/;

/**
 * A server for `mounts`, not yet listening. The longest matching mount answers.
 *
 * @param {Mount[]} mounts
 */
export function staticServer(mounts) {
  const longestFirst = [...mounts].sort((a, b) => b.path.length - a.path.length);
  return createServer((request, response) => {
    answer(longestFirst, request, response).catch(() => refuse(response, 500));
  });
}

/**
 * @param {Mount[]} mounts
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
async function answer(mounts, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
  const path = requestedPath(request.url ?? "/");
  const mount = path === undefined ? undefined : mounts.find((it) => path.startsWith(it.path));
  if (path === undefined || mount === undefined) return refuse(response, 404);

  const file = fileBelow(mount.folder, path.slice(mount.path.length));
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return refuse(response, 404);

  const tag = `"${found.size}-${found.mtimeMs}"`;
  const isKnown = request.headers["if-none-match"] === tag;
  response.writeHead(isKnown ? 304 : 200, {
    "content-type": MIME.get(extname(file)) ?? "application/octet-stream",
    ...(!isKnown && { "content-length": found.size }),
    // A rebuilt file must show on the next reload.
    "cache-control": HASHED.test(file) ? "max-age=31536000, immutable" : "no-cache",
    etag: tag,
    "x-content-type-options": "nosniff",
    ...mount.headers,
  });
  if (request.method === "HEAD" || isKnown) response.end();
  else createReadStream(file).pipe(response);
}

/**
 * The path of a request without its query, decoded; nothing where it cannot be decoded.
 *
 * @param {string} target
 */
function requestedPath(target) {
  try {
    return decodeURIComponent(target.split(/[?#]/, 1)[0] ?? "/");
  } catch {
    return undefined;
  }
}

/**
 * A file below `folder`, wherever the dots of `path` point.
 *
 * @param {string} folder
 * @param {string} path
 */
function fileBelow(folder, path) {
  const file = join(folder, normalize(`${sep}${path}`));
  return path === "" || path.endsWith("/") ? join(file, "index.html") : file;
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 */
function refuse(response, status) {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(`${status}\n`);
}

/**
 * Starts listening on this machine only; fails if the port is taken.
 *
 * @param {import("node:http").Server} server
 * @param {number} port 0 for any free one
 * @returns {Promise<number>} the port
 */
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
