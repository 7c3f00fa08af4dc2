// A tick for what somebody agrees to, kept apart from the answer, with its day.

import { ask } from "../base/ask.js";
import { h, say, setName } from "../base/dom.js";
import { tickBox } from "./part.js";

/** @import { AgreedDays, Face } from "../base/shapes.d.ts" */
/** @import { Message, Model, Traits, Words } from "../base/types.d.ts" */

/**
 * `since` says the day, or nothing; `told` is what is said of it. The tick is spoken as
 * `name`, which contains its label.
 * @param {{ label: string, name?: string, since: () => string, told: string,
 *   send: (agreed: boolean) => Promise<Message>, words: Words }} about
 */
export const consentTick = ({ label, name, since, told, send, words }) => {
  const status = h("p", { class: "ws-meta", role: "status" });
  const onchange = async () => {
    const agreed = tick.read();
    const reply = await send(agreed);
    if (reply.done) return;
    tick.write(!agreed);
    status.textContent = reply.refused ?? words.failed;
  };
  const tick = tickBox({ label, onchange });
  const box = tick.root.querySelector("input");
  if (box && name) setName(box, name);
  const root = h("div", { class: "ws-agree" }, tick.root, status);
  /** @param {boolean} hasWords */
  const draw = (hasWords) => {
    const day = since();
    tick.write(Boolean(day));
    const text = day ? say(told, { day }) : "";
    if (status.textContent !== text) status.textContent = text;
    root.hidden = !day && !hasWords;
  };
  return { root, draw };
};

/**
 * Whether those who come next may read one part; `about` tells it from its neighbours.
 * @param {Model<Traits<Face, AgreedDays>>} model
 * @param {{ part?: string, about?: string, hasWords: () => boolean, words: Words }} of
 */
export const nextTick = (model, { part = "", about, hasWords, words }) => {
  const label = words.next;
  const tick = consentTick({
    ...{ label, name: about && `${label} (${about})`, told: words.next_agreed, words },
    since: () => model.get("room").agreed?.[part] ?? "",
    send: (agreed) => ask(model, { do: "agree", part, agreed }),
  });
  tick.root.append(h("p", { class: "ws-meta" }, words.next_private));
  // Facilitators' words go nowhere, so they are not asked.
  const draw = () => tick.draw(Boolean(model.get("room").agreed) && hasWords());
  draw();
  model.on("change:room", draw);
  return { root: tick.root, draw, stop: () => model.off("change:room", draw) };
};
