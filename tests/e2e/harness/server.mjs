// @ts-check
// A server in a process of its own, so that "the server is gone" can be tested by really ending it.

import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** @typedef {import("../../../tools/static-files.mjs").Mount} Mount */
/**
 * @typedef {object} Server
 * @property {string} origin `http://127.0.0.1:<port>`
 * @property {() => Promise<void>} stop ends the process; returns when it is gone
 */

const PROCESS = fileURLToPath(new URL("./server-process.mjs", import.meta.url));

/**
 * Serves `mounts` on a free port.
 *
 * @param {Mount[]} mounts
 * @returns {Promise<Server>}
 */
export async function serve(mounts) {
  const child = fork(PROCESS, [JSON.stringify(mounts)]);
  const gone = once(child, "exit");
  const port = await Promise.race([
    once(child, "message").then(([message]) => Number(message)),
    gone.then(([code]) => Promise.reject(new Error(`the test server ended with ${code}`))),
  ]);
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
