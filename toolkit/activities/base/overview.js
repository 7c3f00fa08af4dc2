// What only shows: a panel with a heading of the page, drawn again when it changes.

import { mention, servedPage } from "./ask.js";
import { h, unique } from "./dom.js";
import { closeOnEscape } from "./escape.js";

/** @import { Child, Model, Traits } from "./types.d.ts" */

/**
 * @param {Element} el
 * @param {{ title: string, name: string, hidden?: boolean }} about
 * @param {...Child} children
 */
export const panel = (el, { title, name, hidden = false }, ...children) => {
  const id = unique("panel");
  const heading = h(
    "h2",
    { id, class: hidden ? "ws-hidden" : "ws-panel-title" },
    title,
  );
  el.replaceChildren(
    h(
      "section",
      {
        class: `ws-panel ws-${name}`,
        "aria-labelledby": id,
        onkeydown: closeOnEscape,
      },
      heading,
      children,
    ),
  );
};

// Where the server's pages begin: what is shown here can be shown on any of them.
export const root = servedPage()?.base ?? "";

/**
 * @param {string} to
 * @param {string} text
 * @param {{ label?: string, primary?: boolean }} how
 */
export const link = (to, text, { label, primary = false } = {}) => {
  const named = {
    class: primary ? "ws-link ws-primary" : "ws-link",
    "aria-label": label,
  };
  return h("a", { href: root + to, ...named }, text);
};

/**
 * A bar beside words that say the same; `share` is from 0 to 1.
 * @param {number} share
 */
export const shareBar = (share) => {
  const bar = h("span", { class: "ws-bar", "aria-hidden": "true" });
  bar.style.setProperty("--ws-share", `${Math.round(share * 100)}%`);
  return bar;
};

/**
 * Draws now and on every change; looks again when the person comes back to the page.
 * @template {Traits<unknown, object>} T
 * @param {Model<T>} model
 * @param {() => void} draw
 */
export const looking = (model, draw) => {
  let timer = 0;
  const look = () => mention(model, { do: "look" });
  const redraw = () => {
    const active = document.activeElement;
    const kept = active?.closest(".ws-panel") && active.getAttribute("href");
    /** @type {{ again?: number }} */
    const { again } = model.get("room");
    clearTimeout(timer);
    if (again) timer = setTimeout(look, again * 1000);
    draw();
    const same = kept && `.ws-panel a[href="${CSS.escape(kept)}"]`;
    /** @type {HTMLElement | null} */
    const link = same ? document.querySelector(same) : null;
    link?.focus();
  };
  const returned = () => document.visibilityState === "visible" && look();
  model.on("change:room", redraw);
  model.on("change:face", redraw);
  document.addEventListener("visibilitychange", returned);
  redraw();
  return () => {
    clearTimeout(timer);
    model.off("change:room", redraw);
    model.off("change:face", redraw);
    document.removeEventListener("visibilitychange", returned);
  };
};
