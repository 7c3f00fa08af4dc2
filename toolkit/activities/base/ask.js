// Asking Python for something, and asking the person before something is taken away.

import { h, replace, unique } from "./dom.js";
import { newId } from "./new_id.js";

/** @import { Message, Model, Request } from "./types.d.ts" */

/**
 * Resolves with {done} or {refused}; with neither when no reply came back. What is asked
 * before the page has its first line waits for it; what is sent again has the `write` that
 * it had.
 * @param {Model} model
 * @param {Request} message
 * @param {readonly ArrayBuffer[]} buffers
 * @returns {Promise<Message>}
 */
export const ask = (model, message, buffers = []) =>
  new Promise((resolve) => {
    const write = typeof message.write === "string" ? message.write : newId();
    /** @param {Message} reply */
    const finish = (reply) => {
      clearTimeout(timer);
      model.off("msg:custom", heard);
      model.off("connected", send);
      model.off("disconnected", end);
      resolve(reply);
    };
    const end = () => finish({});
    /** @param {Message} reply */
    const heard = (reply) => reply?.re === write && finish(reply);
    const send = () => {
      try {
        return model.send({ ...message, write }, undefined, buffers) !== false;
      } catch {
        return false; // not connected
      }
    };
    const timer = setTimeout(end, 30000);
    model.on("msg:custom", heard);
    if (send()) return;
    if (!model.connected) return end();
    model.on("connected", send);
    model.on("disconnected", end);
  });

/**
 * Says what is not worth keeping: nobody hears it while the page is not connected.
 * @param {Pick<Model<never>, "send">} model
 * @param {Request} message
 */
export const mention = (model, message) => {
  try {
    model.send({ ...message, write: newId() });
  } catch {
    // a fresh kernel reads everything anyway
  }
};

/**
 * What our own server says of its page; null in JupyterLab.
 * @returns {{ base: string, seat: string } | null}
 */
export const servedPage = () => {
  const config = document.getElementById("page-config");
  return config && JSON.parse(config.textContent);
};

/**
 * A button that asks before it acts; `sure` gives the question, or "" to act at once.
 * @param {{ label: string, short: string, sure: () => string, yes: string, no: string,
 *   act: () => unknown }} about
 */
export const carefulButton = ({ label, short, sure, yes, no, act }) => {
  const root = h("div", { class: "ws-careful" });
  const rest = () => replace(root, button);
  const keep = () => {
    rest();
    button.focus();
  };
  /** @param {string} words */
  const question = (words) => {
    const stay = h("button", { type: "button", class: "ws-quiet", onclick: keep }, no);
    const go = h("button", { type: "button", class: "ws-danger", onclick: act }, yes);
    const asked = h("p", { id: unique("sure") }, words);
    /** @param {KeyboardEvent} event */
    const onkeydown = (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      keep();
    };
    const named = { role: "group", "aria-labelledby": asked.id };
    replace(root, h("div", { class: "ws-sure", ...named, onkeydown }, asked, go, stay));
    stay.focus();
  };
  const pressed = () => {
    const words = sure();
    if (words) question(words);
    else act();
  };
  const button = h(
    "button",
    { type: "button", class: "ws-quiet", "aria-label": label, onclick: pressed },
    short,
  );
  rest();
  return root;
};

/** @param {unknown} value @returns {boolean} */
export const isFilled = (value) => {
  if (value === null || value === undefined) return false;
  if (typeof value === "object") return Object.values(value).some(isFilled);
  return typeof value !== "string" || value.trim() !== "";
};
