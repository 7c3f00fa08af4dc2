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

/**
 * When an element is there; a page may break off before, and say nothing of it.
 * @param {string} id
 * @param {string} event
 * @returns {Promise<HTMLElement | null>}
 */
const arrived = (id, event) =>
  new Promise((resolve) => {
    const look = () => resolve(document.getElementById(id));
    if (document.getElementById(id) || document.readyState !== "loading") look();
    addEventListener(event, look);
    document.addEventListener("DOMContentLoaded", look);
  });

/**
 * What the kernel has said of its widgets, if that has arrived whole; whether it has.
 * @param {Models} models
 */
async function carry(models) {
  await arrived("page-whole", "workshop:whole");
  try {
    const carried = document.getElementById("page-carried")?.textContent ?? "";
    models.carry(JSON.parse(carried).data);
    return true;
  } catch {
    models.carry(null);
    return false;
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

/** @param {Config} config */
function begin(config) {
  const { base, kernel, words } = config;
  followLeaving(config);
  followPace(words);
  followReference();
  const line = document.getElementById("page-status");
  if (kernel && line) {
    const models = new Models();
    const canType = () => models.known.size > 0;
    const storage = document.getElementById("page-storage");
    const canKeep = followStorage(storage, { words, changed: () => status.again() });
    const how = { words, signIn: `${base}join`, canType, canKeep };
    const status = new Status(line, how);
    const renewal = new Renewal({ config, models });
    const connection = new Connection({ config, models, status, renewal });
    status.expect();
    connection.open();
    carry(models).then((isTold) => isTold && connection.expectLine());
    keepPlace(mountAll({ models, config }));
  }
  // It asks where everything is, which has to wait for the page's first layout.
  requestAnimationFrame(() => followSections(words));
}

arrived("page-config", "workshop:read").then((found) =>
  begin(JSON.parse(found?.textContent ?? "")),
);
