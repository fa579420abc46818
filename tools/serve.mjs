// @ts-check
// `./build.sh serve [port]`: serves dist/ and prints where.

import { dist } from "./paths.mjs";
import { listen, staticServer } from "./static-files.mjs";

const FIRST_PORT = 8080;
/** How many ports are tried when none was asked for. */
const TRIES = 20;

const asked = process.argv[2];
const server = staticServer([{ path: "/", folder: dist }]);
const port = await (asked === undefined ? firstFreePort() : thisPort(asked));
console.log(`Serving dist/ at http://127.0.0.1:${port}/ (Ctrl+C ends it)`);

async function firstFreePort() {
  for (let port = FIRST_PORT; port < FIRST_PORT + TRIES; port += 1) {
    const taken = await listen(server, port).catch(portTaken);
    if (taken !== undefined) return taken;
  }
  return stop(`Ports ${FIRST_PORT} to ${FIRST_PORT + TRIES - 1} are all taken; name another one.`);
}

/** @param {string} asked */
async function thisPort(asked) {
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    return stop(`"${asked}" is not a port; give a number from 1 to 65535.`);
  }
  return (await listen(server, port).catch(portTaken)) ?? stop(`Port ${port} is taken.`);
}

/** @param {NodeJS.ErrnoException} error */
function portTaken(error) {
  if (error.code === "EADDRINUSE" || error.code === "EACCES") return undefined;
  throw error;
}

/**
 * @param {string} message
 * @returns {never}
 */
function stop(message) {
  console.error(message);
  process.exit(1);
}
