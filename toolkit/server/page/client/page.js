// Where the page begins: connect early, then draw what the kernel describes.

import { Connection } from "./connection.js";
import { followStorage } from "./keeping.js";
import { followLeaving } from "./leaving.js";
import { Models } from "./models.js";
import { followPace } from "./pacing.js";
import { followReference } from "./reference.js";
import { Renewal } from "./renewal.js";
import { followSections } from "./sections.js";
import { Status } from "./status.js";
import { mountAll } from "./views.js";

/** @import { Config } from "./types.d.ts" */

const SETTLE = 1000;

/** @type {Config} */
const config = JSON.parse(document.getElementById("page-config")?.textContent ?? "");
const base = config.base;
const words = config.words;

// What the kernel has said of its widgets, if the page has arrived whole.
function carried() {
  try {
    return JSON.parse(document.getElementById("page-carried")?.textContent ?? "").data;
  } catch {
    return null;
  }
}

/**
 * Activities are taller than what stood in their place: a link's target moves away
 * until all are there, or the reader goes elsewhere.
 * @param {Promise<unknown>} drawn
 */
async function keepPlace(drawn) {
  const name = decodeURIComponent(location.hash.slice(1));
  const target = name && document.getElementById(name);
  if (!target) return;
  const growing = new ResizeObserver(() => target.scrollIntoView());
  for (const event of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(event, () => growing.disconnect(), { once: true, passive: true });
  }
  growing.observe(document.querySelector("main") ?? document.body);
  await drawn;
  setTimeout(() => growing.disconnect(), SETTLE);
}

followLeaving(config);
followPace(words);
followReference();

const line = document.getElementById("page-status");
if (config.kernel && line) {
  const models = new Models();
  models.carry(carried());
  const canType = () => models.known.size > 0;
  const storage = document.getElementById("page-storage");
  const canKeep = followStorage(storage, { words, changed: () => status.again() });
  const how = { words, signIn: `${base}join`, canType, canKeep };
  const status = new Status(line, how);
  const renewal = new Renewal({ config, models });
  const connection = new Connection({ config, models, status, renewal });
  status.expect();
  connection.open();
  keepPlace(mountAll({ models, config }));
}
// It asks where everything is, which has to wait for the page's first layout.
requestAnimationFrame(() => followSections(words));
