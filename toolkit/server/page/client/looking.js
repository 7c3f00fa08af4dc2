// A page that a facilitator only looks at, as a participant would see it.

/** @import { Words } from "../../../activities/base/types.d.ts" */

const PHONE = "popup,width=390,height=844";

/**
 * Nothing on it reaches anybody: its forms and documents would be the facilitator's own.
 * @param {Words} words
 */
export function followLooking(words) {
  const told = document.getElementById("page-looks");
  if (!told?.textContent) return;
  told.tabIndex = -1;
  /** @param {Event} event */
  const stay = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    told.scrollIntoView({ block: "nearest" });
    told.focus();
  };
  document.addEventListener("submit", stay, true);
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest("a");
      if (link && /\/download\//.test(link.pathname)) stay(event);
    },
    true,
  );
  const narrow = document.createElement("button");
  narrow.type = "button";
  narrow.textContent = words.look_phone ?? "";
  narrow.addEventListener("click", () => open(location.href, "workshop-look", PHONE));
  told.append(" ", narrow);
}
