// On the server's own pages: coming in, and leaving.

import { offerCopies } from "./copying.js";
import { follow } from "./following.js";
import { clearDevice, tellOtherTabs } from "./forgetting.js";
import { offerPhrases } from "./inserting.js";
import { followLeaving, sentForm } from "./leaving.js";

/** @import { Words } from "../../../activities/base/types.d.ts" */

/** @type {{ base: string, words: Words }} */
const here = JSON.parse(document.getElementById("page-config")?.textContent ?? "");

// A form that was sent without this script has signed out, too.
/** @type {HTMLElement | null} */
const left = document.querySelector("[data-has-left]");
if (left) {
  const everything = left.dataset.hasLeft === "for good";
  clearDevice(everything);
  tellOtherTabs(everything);
}

offerCopies();
offerPhrases();
follow(document.getElementById("log"));

const noCookies = document.getElementById("no-cookies");
if (noCookies) noCookies.hidden = navigator.cookieEnabled;

/**
 * A personal link must not wait in the history for whoever goes back.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} told
 */
async function join(form, told) {
  told.hidden = true;
  const { next, message } = await sentForm(form);
  if (next) return location.replace(here.base);
  told.textContent = message ?? here.words.join_offline;
  told.hidden = false;
}

const joining = document.getElementById("join");
const refused = document.getElementById("joining");
if (joining instanceof HTMLFormElement && refused) {
  joining.addEventListener("submit", (event) => {
    event.preventDefault();
    join(joining, refused);
  });
}

followLeaving(here);
