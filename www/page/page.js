// @ts-check
// The standalone page's own part; the widget needs none of it.

import "./heading.js";

/** Keeps the page for the time without a network, and says so where a test or a style can see it. */
async function keep() {
  const { serviceWorker } = navigator;
  await serviceWorker.register("./sw.js");
  const { active } = await serviceWorker.ready;
  if (active?.state === "activated") return ready();
  active?.addEventListener("statechange", () => active.state === "activated" && ready());
}

function ready() {
  document.documentElement.dataset["offline"] = "ready";
}

// Absent without https; refused in private windows: then the page works as long as it is online.
if ("serviceWorker" in navigator) keep().catch(() => {});
