// The screen for the whole room. It takes the window where nothing else is on the page.

import { ask } from "../base/ask.js";
import { h, replace } from "../base/dom.js";
import { followRoom } from "../cockpit/panel.js";
import { screenFrame } from "./around.js";
import { colours } from "./colours.js";
import { screenControls } from "./controls.js";
import { measure } from "./fit.js";
import { book } from "./leaves.js";
import { doorPart, mainPart } from "./parts.js";
import { turning } from "./turning.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { Face } from "../base/shapes.d.ts" */
/** @import { ScreenRoom } from "./shapes.d.ts" */

/** @param {Element} el */
const isAlone = (el) => {
  const place = el.closest("[data-model-id]") ?? el;
  return (
    document.querySelectorAll("main [data-model-id]").length === 1 && Boolean(place)
  );
};

/** @param {Given<Traits<Face, ScreenRoom>>} given */
export const render = (given) => {
  const { model, el, words } = given;
  const root = h("section", {
    class: "ws-screen",
    "aria-label": words.title,
    tabindex: "-1",
  });
  /** @type {ScreenRoom | null} */
  let room = null;
  let asksCode = false;
  let isStill = false;
  let turned = 0; // pages that turned by themselves, or while there was no line
  let drawn = { what: "", page: 0, name: "", turns: false };
  const pages = book();

  const drawPages = () => {
    pages.turnTo(turned + (room?.page ?? 0));
    const place = pages.place();
    around.paged(place);
    pressed.paged({ ...place, turns: drawn.turns, isStill });
  };
  const refit = () => {
    measure(root);
    pages.refit();
    drawPages();
  };
  const self = turning(() => {
    if (!drawn.turns) return;
    turned += 1;
    drawPages();
  });
  /** @param {1 | -1} by */
  const turn = (by) => {
    self.rest();
    if (model.connected !== false) return void ask(model, { do: "turn", by });
    turned += by;
    drawPages();
  };
  const around = screenFrame(given, () => turn(1));
  const pressed = screenControls(
    root,
    {
      forth: () => turn(1),
      back: () => turn(-1),
      code: () => {
        asksCode = !asksCode;
        if (room) draw(room);
      },
      scheme: () => scheme.toggle(),
      still: () => {
        isStill = self.toggle();
        drawPages();
      },
    },
    (one) => ask(model, { do: "reveal", activity: one.name, revealed: !one.revealed }),
    words,
  );
  const scheme = colours(root, pressed.coloured);

  /** @param {ScreenRoom} now */
  const fill = (now) => {
    const isDoor = asksCode && now.door !== null;
    const part = isDoor && now.door ? doorPart(now.door, words) : mainPart(now, words);
    const place = [part.name, now.section, now.up, now.spotlight?.id];
    const name = JSON.stringify(place);
    const what = JSON.stringify([part.name, part.about]);
    root.dataset.shows = part.name;
    if (name !== drawn.name) {
      turned = 0;
      self.begin();
    } else if (now.page !== drawn.page) self.rest();
    const isSame = what === drawn.what;
    drawn = { what, page: now.page, name, turns: part.turns };
    if (isSame) return;
    const leaves = part.make();
    replace(
      around.leaves,
      leaves.map((one) => one.root),
    );
    pages.fill(leaves);
  };
  /** @param {Partial<ScreenRoom>} given */
  const draw = (given) => {
    if (!given.workshop) return replace(root, h("p", {}, words.for_facilitators));
    const now = /** @type {ScreenRoom} */ (given);
    room = now;
    if (!pressed.element.isConnected) {
      around.foot.prepend(pressed.element);
      replace(root, around.parts);
    }
    around.draw(now, asksCode);
    pressed.ask(now.countable);
    pressed.coded({ has: now.door !== null, isShown: asksCode });
    fill(now);
    drawPages();
  };

  root.toggleAttribute("data-alone", isAlone(el));
  el.replaceChildren(root);
  measure(root);
  const unfollow = followRoom(model, draw);
  // The room for it changes with the window, and with the timer, which comes and goes.
  const sized = new ResizeObserver(refit);
  sized.observe(root);
  sized.observe(around.leaves);
  return () => {
    unfollow();
    scheme.stop();
    pressed.stop();
    self.stop();
    sized.disconnect();
    around.stop();
  };
};
