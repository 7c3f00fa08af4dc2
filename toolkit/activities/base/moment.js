// What the server's clock says, whatever this device's own clock believes.

import { newId } from "./new_id.js";

/** @import { Message, Model } from "./types.d.ts" */

/** @param {Model} model @param {() => void} ready */
export const serverClock = (model, ready) => {
  const SLOW = 400; // a reply that took longer says the time only roughly
  const TRIES = 3;
  /** @type {number | null} */
  let offset = null; // what to add to this page's own counter
  let asked = { write: "", at: 0 };
  let tries = 0;
  let best = Infinity;
  const ask = () => {
    asked = { write: newId(), at: performance.now() };
    tries += 1;
    try {
      model.send({ do: "clock", write: asked.write });
    } catch {
      // not connected: it is asked again when it is
    }
  };
  const measure = () => {
    tries = 0;
    best = Infinity;
    ask();
  };
  /** @param {Message} message */
  const onMessage = (message) => {
    if (message?.re !== asked.write || message.now === undefined) return;
    const heard = performance.now();
    const trip = heard - asked.at;
    if (trip < best) offset = message.now - (asked.at + heard) / 2;
    best = Math.min(best, trip);
    if (best > SLOW && tries < TRIES) ask();
    ready();
  };
  // A device that slept may have stopped counting.
  const onLook = () => document.hidden || measure();
  model.on("msg:custom", onMessage);
  model.on("connected", measure);
  document.addEventListener("visibilitychange", onLook);
  measure();
  return {
    now: () => (offset === null ? null : performance.now() + offset),
    stop: () => {
      model.off("msg:custom", onMessage);
      model.off("connected", measure);
      document.removeEventListener("visibilitychange", onLook);
    },
  };
};
