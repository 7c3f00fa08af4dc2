// A page that is let in no more asks whether its person was erased, and then forgets.

import { contentOf, replyFrom, told } from "./asking.js";
import { forgetAndGo } from "./forgetting.js";

/**
 * Whether it is known now that nobody was erased. Else the page that says it is next.
 * @param {string} base
 */
export async function goIfErased(base) {
  const reply = await replyFrom(`${base}erased`, { cache: "no-store" });
  if (told(reply) !== "here") return false;
  if (contentOf(reply)?.erased) forgetAndGo(`${base}join`, true);
  return true;
}
