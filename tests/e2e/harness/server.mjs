// @ts-check
// A server for one test. "The server is gone" is tested by really ending it: nothing listens at its
// port afterwards, and what was connected no longer is.

import { once } from "node:events";
import { listen, staticServer } from "../../../tools/static-files.mjs";

/** @typedef {import("../../../tools/static-files.mjs").Mount} Mount */
/**
 * @typedef {object} Server
 * @property {string} origin `http://127.0.0.1:<port>`
 * @property {() => Promise<void>} stop returns when it is gone
 */

/**
 * Serves `mounts` on a free port.
 *
 * @param {Mount[]} mounts
 * @returns {Promise<Server>}
 */
export async function serve(mounts) {
  const server = staticServer(mounts);
  const port = await listen(server, 0);
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
