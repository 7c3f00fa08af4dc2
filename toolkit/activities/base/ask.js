// Asking Python for something, and asking the person before something is taken away.

import { h, replace, unique } from "./dom.js";
import { writeId } from "./draft.js";

// Resolves with {done} or {refused}; with neither when no reply came back.
export const ask = (model, message, buffers = []) =>
  new Promise((resolve) => {
    const write = writeId();
    const finish = (reply) => {
      clearTimeout(timer);
      model.off("msg:custom", heard);
      resolve(reply);
    };
    const heard = (reply) => reply?.re === write && finish(reply);
    const timer = setTimeout(() => finish({}), 30000);
    model.on("msg:custom", heard);
    try {
      model.send({ ...message, write }, undefined, buffers);
    } catch {
      finish({}); // not connected
    }
  });

// What our own server says of its page; null in JupyterLab.
export const servedPage = () => {
  const config = document.getElementById("page-config");
  return config ? JSON.parse(config.textContent) : null;
};

// A button that asks before it acts; `sure` gives the question, or "" to act at once.
export const carefulButton = ({ label, short, sure, yes, no, act }) => {
  const root = h("div", { class: "ws-careful" });
  const rest = () => replace(root, button);
  const keep = () => {
    rest();
    button.focus();
  };
  const question = (words) => {
    const stay = h("button", { type: "button", class: "ws-quiet", onclick: keep }, no);
    const go = h("button", { type: "button", class: "ws-danger", onclick: act }, yes);
    const asked = h("p", { id: unique("sure") }, words);
    replace(
      root,
      h(
        "div",
        { class: "ws-sure", role: "group", "aria-labelledby": asked.id },
        asked,
        go,
        stay,
      ),
    );
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

export const isFilled = (value) => {
  if (value === null || value === undefined) return false;
  if (typeof value === "object") return Object.values(value).some(isFilled);
  return typeof value !== "string" || value.trim() !== "";
};
