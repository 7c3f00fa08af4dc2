// Signing out: first what is not saved is said; then the server has to confirm it.

import { contentOf, replyFrom, xsrfToken } from "./asking.js";
import {
  followOtherTabs,
  forgetAndGo,
  keptDrafts,
  whatIsUnsaved,
} from "./forgetting.js";

/** @import { Words } from "../../../activities/base/types.d.ts" */

const LOOK_AGAIN = 100;
const MOST_LOOKS = 20; // what is being saved gets two seconds

/** What is not saved, once nothing is on its way any more, or for too long. */
async function settled() {
  let found = whatIsUnsaved();
  for (let looks = 0; found.onTheWay && looks < MOST_LOOKS; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
    found = whatIsUnsaved();
  }
  return found;
}

/**
 * Sends a form as it is, with the token of this moment, and asks for no page: the server
 * answers in words or in an address. Nothing, if it was not the server.
 * @param {HTMLFormElement} form
 * @returns {Promise<{ next?: string, message?: string }>}
 */
export async function sentForm(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.set(name, String(value));
  body.set("_xsrf", xsrfToken());
  const headers = { Accept: "application/json" };
  const reply = await replyFrom(form.action, { method: "POST", headers, body });
  return contentOf(reply) ?? {};
}

class Leaving {
  /** @param {HTMLFormElement} form @param {{ base: string, words: Words }} about */
  constructor(form, { base, words }) {
    this.form = form;
    this.base = base;
    this.words = words;
    this.panel = document.createElement("div");
    this.panel.className = "page-leaving";
    this.panel.setAttribute("role", "group");
    this.panel.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.#stay();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#begin();
    });
  }

  get everything() {
    return new FormData(this.form).get("for_good") === "yes";
  }

  /** @param {string} agreed what was unsaved when it was said to go without it */
  async #begin(agreed = "") {
    this.#say([this.words.leaving]);
    const { names, others } = await settled();
    const isSaved = !names.length && !others;
    const unsaved = isSaved ? "" : JSON.stringify([names, others, keptDrafts()]);
    if (isSaved || unsaved === agreed) return this.#leave(unsaved);
    const listed = names.filter(Boolean);
    const half = others || listed.length < names.length;
    this.#ask(
      [this.words.unsaved, ...listed, ...(half ? [this.words.unsaved_half] : [])],
      { yes: this.words.leave_anyway, agreed: unsaved },
    );
  }

  /** @param {string} agreed */
  async #leave(agreed) {
    this.#say([this.words.leaving]);
    const { next, message } = await sentForm(this.form);
    if (next) return forgetAndGo(`${this.base}join`, this.everything);
    const said = message ?? this.words.leave_offline;
    this.#ask([said], { yes: this.words.leave_again, agreed });
  }

  #stay() {
    this.panel.remove();
    this.form.querySelector("button")?.focus();
  }

  /** @param {string[]} lines a sentence, and what it speaks of */
  #say([sentence, ...listed]) {
    const told = document.createElement("p");
    told.id = "leaving-told";
    told.setAttribute("role", "status");
    told.textContent = sentence;
    const list = document.createElement("ul");
    list.append(
      ...listed.map((one) => {
        const item = document.createElement("li");
        item.textContent = one;
        return item;
      }),
    );
    this.panel.setAttribute("aria-labelledby", told.id);
    this.panel.replaceChildren(told, ...(listed.length ? [list] : []));
    (this.form.closest("header, footer") ?? this.form).after(this.panel);
  }

  /**
   * What was typed since the question came up, nobody has agreed to lose.
   * @param {string[]} lines @param {{ yes: string, agreed: string }} about
   */
  #ask(lines, { yes, agreed }) {
    this.#say(lines);
    const go = this.#button(yes, () => this.#begin(agreed));
    const stay = this.#button(this.words.leave_not, () => this.#stay());
    this.panel.append(go, " ", stay);
    stay.focus();
  }

  /** @param {string} text @param {() => unknown} onclick */
  #button(text, onclick) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", onclick);
    return button;
  }
}

/** @param {{ base: string, words: Words }} about */
export function followLeaving(about) {
  /** @type {NodeListOf<HTMLFormElement>} */
  const forms = document.querySelectorAll("form[data-sign-out]");
  for (const form of forms) new Leaving(form, about);
  followOtherTabs(`${about.base}join`);
  // What was left behind must not be shown by going back.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}
