// @ts-check
// The child process behind server.mjs: serves the mounts it is given and tells its port.

import { listen, staticServer } from "../../../tools/static-files.mjs";

const server = staticServer(JSON.parse(process.argv[2] ?? "[]"));
const port = await listen(server, 0);
process.send?.(port);
// Without its parent a server has no purpose; this also ends it when a test run is interrupted.
process.on("disconnect", () => process.exit());
