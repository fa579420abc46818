// @ts-check
// The standalone page's service worker: after one visit the page works without its server.
//
// Built on workbox-precaching, which keeps what is easily got wrong: a cache of our own, named
// after our scope, that is the only one ever opened; every file checked against its hash before it
// is stored; an update that is complete before it is used. A new version waits until no page of
// the old one is open (no `skipWaiting`), so the two never mix. Registered by the page alone,
// never by the element: a page that embeds it may have a worker of its own.

import { clientsClaim, setCacheNameDetails } from "workbox-core";
import { addPlugins, precacheAndRoute } from "workbox-precaching";

/** @typedef {import("workbox-precaching").PrecacheEntry} PrecacheEntry */
/** @typedef {{ __WB_MANIFEST: PrecacheEntry[] }} Injected the page's files, filled in by the build */

// The scope is part of the name, so two copies on one origin keep apart.
setCacheNameDetails({ prefix: "study-widget" });

// The page of the very first visit needs the rest of the files too, when the network goes away
// before a view was opened. There is no older version then that could mix in.
clientsClaim();

// What the page has fetched already is not fetched again: names with a hash may come from the
// browser's cache, and of the others (workbox would reload them) the server is asked whether they
// have changed.
addPlugins([
  {
    requestWillFetch: async ({ request }) =>
      request.cache === "reload" ? new Request(request, { cache: "no-cache" }) : request,
  },
]);

precacheAndRoute(/** @type {Injected} */ (/** @type {unknown} */ (self)).__WB_MANIFEST, {
  // `?view=quiz` and the like are read by the page; the files are the same.
  ignoreURLParametersMatching: [/./],
});
