// @ts-check
// The real browser, one a test file. Each scenario gets its own profile inside it.

import { after } from "node:test";
import { chromium } from "playwright-core";

/** Where build.sh found it; without build.sh, where Debian puts it. */
const EXECUTABLE = process.env["STUDY_CHROMIUM"] ?? "/usr/bin/chromium";

/**
 * What Playwright switches off (its own flag counts for nothing beside a second one), and the address
 * field's list of suggestions: it is a page that each window of a test would load anew, unseen, in half
 * the time that the test itself takes.
 */
const SWITCHED_OFF = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"],
];

const FLAGS = [
  "--no-sandbox", // tests also run as root, where the sandbox refuses to start
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  // A page that a key has scrolled is where it will be, and a click hits what it is meant for.
  "--disable-smooth-scrolling",
  // The browser's own errands would be requests that no page made.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A host that is this machine without its name saying so: plain http there is no secure context.
  "--host-resolver-rules=MAP study.example 127.0.0.1",
  `--disable-features=${SWITCHED_OFF.join()}`,
];

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let running;

/** The browser of this test file; started when first asked for, with a new user data folder. */
export function browser() {
  running ??= chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  return running;
}

after(async () => (await running)?.close());
