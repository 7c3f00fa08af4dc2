// Where the page begins: connect early, then draw what the kernel describes.

import { followArchive } from "./archived.js";
import { replyFrom } from "./asking.js";
import { makerOf } from "./binding.js";
import { bytesOf } from "./buffers.js";
import { Connection } from "./connection.js";
import { followFloating } from "./floating.js";
import { followStorage } from "./keeping.js";
import { landOn, whereToLand } from "./landing.js";
import { followLeaving } from "./leaving.js";
import { followLooking } from "./looking.js";
import { Models } from "./models.js";
import { followOutline } from "./outline.js";
import { followPace } from "./pacing.js";
import { followPolicy } from "./policy.js";
import { followProgress } from "./progress.js";
import { followReference } from "./reference.js";
import { Renewal } from "./renewal.js";
import { followSections } from "./sections.js";
import { Status } from "./status.js";
import { followStyles } from "./taming.js";
import { drawIn, mountAll } from "./views.js";
import { followWidths } from "./widening.js";

/** @import { Config } from "./types.d.ts" */

const LOOK_WHETHER_IT_GROWS = 8000;

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

// A page that has broken off before it could be read grows no more.
function reloadIfBroken() {
  let before = -1;
  const timer = setInterval(async () => {
    const now = document.getElementsByTagName("*").length;
    const isRead = document.getElementById("page-read");
    if (isRead || document.readyState !== "loading") return clearInterval(timer);
    const stands = now === before;
    before = now;
    if (!stands) return;
    const reply = await replyFrom(location.href, { method: "HEAD" });
    if (reply?.ok && !document.getElementById("page-read")) location.reload();
  }, LOOK_WHETHER_IT_GROWS);
}

/**
 * What the kernel has said of its widgets, if that has arrived whole; whether it has.
 * @param {Models} models
 */
async function carry(models) {
  await arrived("page-whole", "workshop:whole");
  try {
    const carried = document.getElementById("page-carried")?.textContent ?? "";
    const { data, bytes = [] } = JSON.parse(carried);
    models.carry(data, bytes.map(bytesOf));
    return true;
  } catch {
    models.carry(null);
    return false;
  }
}

/** @param {Config} config */
function begin(config) {
  const { base, kernel, words } = config;
  followLooking(words);
  followArchive();
  followLeaving(config);
  followOutline();
  followPace(words);
  followReference();
  followWidths();
  const line = document.getElementById("page-status");
  if (kernel && line) {
    const models = new Models(kernel);
    const page = { models, config };
    const maker = makerOf(page);
    const draw = drawIn({ page, maker });
    if (self.voilaWay) models.voila = self.voilaWay.line({ models, draw });
    followPolicy(models);
    const canType = () => models.known.size > 0;
    const storage = document.getElementById("page-storage");
    const canKeep = followStorage(storage, { words, changed: () => status.again() });
    const how = { words, signIn: `${base}join`, canType, canKeep };
    const status = new Status(line, how);
    const renewal = new Renewal({ config, models });
    const connection = new Connection({ config, models, status, renewal });
    status.expect();
    connection.open();
    carry(models).then((isTold) => {
      status.again();
      if (isTold) connection.expectLine();
    });
    const drawn = mountAll({ page, maker });
    const place = whereToLand();
    if (place) landOn(place, drawn);
    const redraw = () => drawWay();
    const drawWay = followFloating(followProgress({ models, words, changed: redraw }));
  }
  // It asks where everything is, which has to wait for the page's first layout.
  requestAnimationFrame(() => followSections(words));
}

followStyles();
reloadIfBroken();
arrived("page-read", "workshop:read").then(() =>
  begin(JSON.parse(document.getElementById("page-config")?.textContent ?? "")),
);
