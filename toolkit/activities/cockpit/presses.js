// What is pressed while the line is down: kept in order, then sent, or said not to be.

import { ask } from "../base/ask.js";
import { h, replace, say } from "../base/dom.js";
import { newId } from "../base/new_id.js";

/** @import { Message, Model, Request, Words } from "../base/types.d.ts" */
/** @import { Press } from "./types.d.ts" */

const KEPT_FOR = 120000;
const KEEPS = "steer reveal put_up spotlight pick hide merge undo record";
const KEPT_VERBS = new Set(KEEPS.split(" "));

/** @param {Request} message */
export const canWait = ({ do: verb }) => KEPT_VERBS.has(verb);

/**
 * Whether it does no more when it arrives twice; a kernel that still runs knows anyway.
 * @param {Request} message
 */
const isHarmless = ({ do: verb, what }) =>
  canWait({ do: verb }) &&
  verb !== "pick" &&
  !["minute", "up", "down"].includes(String(what));

/** @param {Press} press */
const isOld = ({ since }) => Date.now() - since > KEPT_FOR;

/**
 * @param {Model} model
 * @param {Words} words
 * @param {{ tell: (words: string, tone?: string) => void, place: () => unknown }} about
 */
export const pressesOf = (model, words, { tell, place }) => {
  /** @type {Press[]} */
  const waiting = [];
  const list = h("ul", { class: "ws-kept", "aria-label": words.press_waits });
  let isSending = false;

  /** @param {BeforeUnloadEvent} event */
  const holdPage = (event) => event.preventDefault();
  // Only what waits is listened for, so a panel that is taken down leaves nothing.
  const listen = () => {
    model.off("connected", flush);
    removeEventListener("beforeunload", holdPage);
    if (!waiting.length) return;
    model.on("connected", flush);
    addEventListener("beforeunload", holdPage);
  };
  const changed = () => {
    replace(list, waiting.map(line));
    listen();
  };
  /** @param {Press} press */
  const drop = (press) => {
    const at = waiting.indexOf(press);
    if (at >= 0) waiting.splice(at, 1);
    changed();
  };
  /** @param {Press} press */
  const line = (press) => {
    const onclick = () => {
      drop(press);
      press.finish(undefined);
      if (!waiting.length) tell("");
    };
    const label = say(words.press_back_of, { what: press.name });
    const back = h(
      "button",
      { type: "button", class: "ws-plain", "aria-label": label, onclick },
      words.press_back,
    );
    return h("li", { class: "ws-row" }, h("span", {}, press.name), back);
  };

  /** @param {Press} press @param {string} why */
  const unsent = ({ name }, why) => say(words.press_unsent, { what: name, why });
  /**
   * Resolves with nothing when the line was lost before the reply came.
   * @param {Press} press
   * @returns {Promise<Message | undefined>}
   */
  const deliver = ({ message, since }, isLate = false) =>
    new Promise((resolve) => {
      const lost = () => resolve(undefined);
      model.on("disconnected", lost);
      const waited = isLate ? { waited: Date.now() - since } : {};
      ask(model, { ...message, ...waited }).then((reply) => {
        model.off("disconnected", lost);
        resolve(reply);
      });
    });
  /** @param {Press} press */
  const wait = (press) => {
    const { message } = press;
    const opens = waiting.map((one) => one.message.section).filter(Boolean);
    if (message.do === "steer" && !("was" in message))
      message.was = opens.length ? opens[opens.length - 1] : place();
    waiting.push(press);
    setTimeout(expire, KEPT_FOR + 1000);
    tell(words.press_kept, "refused");
    changed();
  };
  const expire = () => {
    const old = waiting.filter(isOld);
    if (isSending || !old.length) return;
    for (const press of old) {
      drop(press);
      press.finish(undefined);
    }
    tell(old.map((one) => unsent(one, words.press_old)).join(" "), "refused");
  };
  const flush = async () => {
    expire();
    if (isSending || !waiting.length) return;
    isSending = true;
    const sent = [];
    const refused = [];
    while (waiting.length && model.connected !== false) {
      const [press] = waiting;
      const reply = await deliver(press, true);
      if (!reply) break; // it stays the first
      drop(press);
      press.finish(reply.done ? reply : undefined);
      if (reply.done) sent.push(press.name);
      else refused.push(unsent(press, reply.refused ?? words.no_reply));
    }
    isSending = false;
    if (waiting.length) return tell(words.press_kept, "refused");
    const done = sent.length && say(words.press_sent, { what: sent.join(", ") });
    tell([done, ...refused].filter(Boolean).join(" "), refused.length ? "refused" : "");
  };
  /** @param {Press} press */
  const sendNow = async (press) => {
    const reply = await deliver(press);
    if (reply) {
      if (reply.done) tell(press.said);
      else tell(reply.refused ?? words.no_reply, "refused");
      press.finish(reply.done ? reply : undefined);
    } else if (isHarmless(press.message)) wait(press);
    else {
      tell(say(words.press_unknown, { what: press.name }), "refused");
      press.finish(undefined);
    }
  };

  /**
   * @param {Request} message
   * @param {{ said: string, name: string }} about
   * @returns {Promise<Message | undefined>}
   */
  const send = (message, { said, name }) =>
    new Promise((finish) => {
      const is = JSON.stringify(message);
      const write = newId();
      const shown = name || words.press_any;
      const about = { said, name: shown, is, since: Date.now(), finish };
      const press = { message: { ...message, write }, ...about };
      const isQueued = model.connected === false || waiting.length > 0;
      if (!isQueued) sendNow(press);
      else if (waiting.some((one) => one.is === is)) finish(undefined);
      else wait(press);
    });
  return { list, send };
};
