// @ts-check
// Guards against a blank page: index.html opened from disk cannot load its modules, so it has to
// say which file can be opened that way.

import { fromDisk } from "./harness/from-disk.mjs";

fromDisk(
  "index.html opened from disk names the file that works there",
  {
    copy: "",
    open: "index.html",
    // Chromium's words for modules, the manifest and the like that a page from disk may not load.
    expected: [
      /from origin 'null' has been blocked by CORS policy/,
      /Failed to load resource: net::ERR_FAILED \(file:/,
      /failed request: file:/,
    ],
  },
  async ({ page }) => {
    await page.getByText("study-widget.html").first().waitFor({ state: "visible" });
  },
);
