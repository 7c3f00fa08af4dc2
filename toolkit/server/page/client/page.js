// Where the page begins: connect early, then draw what the kernel describes.

import { probe } from "./asking.js";
import { Connection } from "./connection.js";
import { Models } from "./models.js";
import { followPace } from "./pacing.js";
import { followReference } from "./reference.js";
import { followSections } from "./sections.js";
import { Status } from "./status.js";
import { mountAll } from "./views.js";

/** @import { Config } from "./types.d.ts" */

const DRAFTS = "workshop-draft:";
const LEFT = "workshop-left";
const MOST_TRIES_TO_LEAVE = 20;
const SETTLE = 1000;

/** @type {Config} */
const config = JSON.parse(document.getElementById("page-config")?.textContent ?? "");
const base = config.base;
const words = config.words;

// The next person on this device must not find what the last one typed.
function leave() {
  try {
    localStorage.setItem(LEFT, String(Date.now())); // other tabs hear of it
    localStorage.removeItem(LEFT);
    const drafts = Object.keys(localStorage).filter((key) => key.startsWith(DRAFTS));
    drafts.forEach((key) => localStorage.removeItem(key));
  } catch {
    // a browser that keeps nothing has nothing to clear
  }
}

// Another tab is signing out: show nothing more, and go when the server knows.
async function follow() {
  document.documentElement.hidden = true;
  for (let tries = 0; tries < MOST_TRIES_TO_LEAVE; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    if ((await probe(base, config.kernel)) === "signed_out") break;
  }
  location.replace(base);
}

/**
 * Activities are taller than what stood in their place: a link's target moves away
 * until all are there, or the reader goes elsewhere.
 * @param {Promise<unknown>} drawn
 */
async function keepPlace(drawn) {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const growing = new ResizeObserver(() => target.scrollIntoView());
  for (const event of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(event, () => growing.disconnect(), { once: true, passive: true });
  }
  growing.observe(document.querySelector("main") ?? document.body);
  await drawn;
  setTimeout(() => growing.disconnect(), SETTLE);
}

document.getElementById("sign-out")?.addEventListener("submit", leave);
addEventListener("storage", ({ key, newValue }) => {
  if (key === LEFT && newValue) follow();
});
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
followPace(words);
followReference();

const line = document.getElementById("page-status");
if (config.kernel && line) {
  const models = new Models();
  const status = new Status(line, { words, signIn: `${base}join` });
  const connection = new Connection({ config, models, status });
  status.expect();
  connection.open();
  keepPlace(mountAll({ models, config }));
}
// It asks where everything is, which has to wait for the page's first layout.
requestAnimationFrame(() => followSections(words));
