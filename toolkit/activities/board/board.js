// The board: write, find, and read what the community shares, newest activity first.

import { ask } from "../base/ask.js";
import { h, replace, say } from "../base/dom.js";
import { draftOf } from "../base/draft.js";
import { frame } from "../base/frame.js";
import { newId } from "../base/new_id.js";
import { draftKey, unsentParts } from "../voices/part.js";
import { arrange } from "./arrange.js";
import { cardView } from "./card.js";
import { cardForm, replyForm } from "./card_form.js";
import { countWords, finder } from "./find.js";
import { openForms } from "./forms.js";
import { kindButtons } from "./kinds.js";

/** @import { Draft, Given, Request } from "../base/types.d.ts" */
/** @import { CardShown, CheckedCard } from "./shapes.d.ts" */
/** @import { Board, BoardTraits } from "./types.d.ts" */

const STEP = 10;

/** @param {Given<BoardTraits>} given */
export const render = ({ model, el, words }) => {
  const { cards: kinds } = model.get("face");
  const composer = h("div", {});
  const list = h("ul", { class: "ws-wall" });
  const rhythm = h("p", { class: "ws-rhythm" });
  const told = h("p", { class: "ws-meta", role: "status", tabindex: "-1" });
  const count = h("p", { class: "ws-meta", role: "status" });
  const more = h("button", { type: "button", class: "ws-quiet" });
  const all = h("button", { type: "button", class: "ws-quiet" }, words.clear);
  /** @type {Map<string, ReturnType<typeof cardView>>} */
  const views = new Map(); // by ref
  const forms = openForms(composer);
  /** @type {Map<string, HTMLElement>} */
  const openers = new Map();
  let size = STEP;

  /** @param {string} words */
  const tell = (words) => {
    told.textContent = words;
  };
  /** @param {Request} message */
  const act = async (message) => {
    tell("");
    const reply = await ask(model, message);
    if (!reply.done) tell(reply.refused ?? words.failed);
    return reply.done;
  };
  const look = () => act({ do: "look", ...find.view(), count: size });
  const find = finder(model, {
    changed: () => {
      size = STEP;
      look();
    },
    words,
  });
  const begin = h("summary", {}, words.new);
  /** @param {string} part */
  const close = (part) => () => {
    forms.hide(part);
    const opener = openers.get(part);
    if (opener?.isConnected) opener.focus();
    else begin.focus();
  };
  // Who closes a form is back at the button that opened it.
  /** @param {string} part */
  const openedBy = (part) => {
    const opener = document.activeElement;
    if (opener instanceof HTMLElement && opener !== document.body)
      openers.set(part, opener);
  };
  /**
   * @param {string} part
   * @param {{ kind?: string, thread?: string, about?: readonly string[] }} how
   */
  const writeCard = (part, { kind, thread, about }) =>
    forms.open(part, () =>
      cardForm(model, { part, kind, thread, about, close: close(part), words }),
    );
  /** @type {Board} */
  const board = {
    act,
    facilitator: () => Boolean(model.get("room").facilitator),
    edit: async ({ part, kind }) => {
      openedBy(part);
      if (forms.has(part) || (await act({ do: "open", part })))
        writeCard(part, { kind }).show();
    },
    reply: async (card, own) => {
      const part = own ?? `reply.${card.ref}.${newId()}`;
      openedBy(part);
      if (own && !forms.has(own) && !(await act({ do: "open", part }))) return;
      const about = {
        part,
        title: card.title || card.by,
        starters: startersOf(card),
        close: close(part),
      };
      const place = views.get(card.ref)?.slot;
      forms.open(part, () => replyForm(model, about, words), place).show();
    },
    withdraw: async (part) => {
      if (!(await act({ do: "withdraw", part }))) return;
      forms.drop(part);
      draftOf(draftKey(model, part)).clear();
      tell(words.withdrawn);
      told.focus();
    },
  };
  /** @param {CardShown | undefined} card */
  const startersOf = (card) =>
    card?.starters?.length ? card.starters : kinds[0].starters;
  const write = h(
    "details",
    { class: "ws-write" },
    begin,
    kindButtons(kinds, (kind) => {
      write.open = false;
      writeCard(`card.${newId()}`, { kind, thread: find.view().thread }).show();
    }),
  );
  /** @param {string} part */
  const leftOver = (part) => {
    /** @type {ReturnType<typeof draftOf<Draft<CheckedCard | null>>>} */
    const draft = draftOf(draftKey(model, part));
    const about = [words.left_over];
    if (part.startsWith("card."))
      return writeCard(part, { kind: draft.get()?.value?.kind, about });
    const card = model.get("room").cards?.find(({ ref }) => ref === part.split(".")[1]);
    const title = card?.title ?? "…";
    const asked = {
      part,
      title,
      starters: startersOf(card),
      about,
      close: close(part),
    };
    return forms.open(part, () => replyForm(model, asked, words));
  };
  /** @param {CardShown} card */
  const drawnCard = (card) => {
    const found = views.get(card.ref);
    const view = found ?? cardView(board, card, words);
    if (!found) views.set(card.ref, view);
    view.update(card);
    return view.root;
  };
  const draw = () => {
    const room = model.get("room");
    const { cards = [], found = 0 } = room;
    const now = room.rhythm;
    replace(rhythm, now ? `${say(words.rhythm, now)} ${now.how}` : "");
    find.draw(room);
    arrange(list, cards.map(drawnCard));
    const text = countWords(room, find.isNarrow(), words);
    if (count.textContent !== text) count.textContent = text;
    more.hidden = found <= cards.length;
    more.textContent = say(words.more, { count: Math.min(STEP, found - cards.length) });
    all.hidden = !find.isNarrow();
  };
  more.addEventListener("click", () => {
    size += STEP;
    look();
  });
  all.addEventListener("click", find.clear);
  const again = () => (find.isNarrow() || size > STEP) && look();
  model.on("change:room", draw);
  model.on("connected", again);
  frame(
    model,
    el,
    rhythm,
    write,
    told,
    composer,
    find.root,
    h("div", { class: "ws-row" }, count, all),
    list,
    more,
  );
  el.firstElementChild?.classList.add("ws-board");
  draw();
  unsentParts(model)
    .filter((part) => /^(card|reply)\./.test(part))
    .forEach(leftOver);
  return () => {
    forms.stop();
    find.stop();
    model.off("change:room", draw);
    model.off("connected", again);
  };
};
