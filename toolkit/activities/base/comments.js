// What readers say beside an answer: folded, with a box to say something oneself.

import { ask } from "./ask.js";
import { commentBox } from "./comment_box.js";
import { commentItem, thanking } from "./comment_item.js";
import { h, say } from "./dom.js";
import { keyedList } from "./keyed.js";
import { arriveIn, ledTo } from "./led_to.js";
import { newId } from "./new_id.js";

/** @import { CommentsCounted } from "./shapes.d.ts" */
/** @import { Message, Model, SaidBeside, Stop, Words } from "./types.d.ts" */

const MINE = "mine"; // what pages call one's own answer

/** @param {string} about */
export const isMine = (about) => about === MINE || about.startsWith(`${MINE}.`);

/** @param {Model} model @param {{ about: string, name: string, words: Words }} given */
const foldOfComments = (model, { about, name, words }) => {
  const mine = isMine(about);
  const summary = h("summary", {});
  const status = h("p", { class: "ws-meta", role: "status" });
  const list = h("ol", { class: "ws-comment-list" });
  let known = "";
  /** @param {number} count */
  const tell = (count) => {
    const counted = mine ? words.comments_mine : words.comments_count;
    const said = count || mine ? say(counted, { count }) : words.comments_first;
    summary.textContent = said;
    if (name) summary.setAttribute("aria-label", `${said}: ${name}`);
  };
  /** @param {Message} reply */
  const take = (reply) => {
    if (!reply.comments) return reply;
    const shown = reply.comments;
    drawItems(shown.map((one) => [one.id, one]));
    tell(shown.length);
    thanks.set(shown);
    const none = mine ? words.comments_none_mine : words.comments_none;
    status.textContent = shown.length ? "" : none;
    return reply;
  };
  const read = async () => {
    if (!list.children.length) status.textContent = words.others_wait;
    const { comments, refused } = take(await ask(model, { do: "comments", about }));
    if (!comments) status.textContent = refused ?? words.others_failed;
  };
  /** @param {string} comment */
  const remove = async (comment) => {
    const { comments, refused } = take(
      await ask(model, { do: "uncomment", about, comment }),
    );
    if (!comments) status.textContent = refused ?? words.comment_failed;
    if (document.activeElement === document.body) summary.focus();
  };
  const drawItems = keyedList(
    list,
    /** @param {string} _id @param {SaidBeside} one */
    (_id, one) => commentItem(one, remove, words),
  );
  const thank = async () => {
    const told = { do: "thank", about, comment: newId() };
    const { comments, refused } = take(await ask(model, told));
    if (!comments) status.textContent = refused ?? words.comment_failed;
  };
  const thanks = thanking({ thank, remove, words });
  const box = commentBox({
    key: `${model.get("draft_key")}/comment.${about}`,
    label: mine ? words.comment_reply : words.comment_box,
    action: mine ? words.comment_answer : words.comment_send,
    send: async (text, comment) =>
      take(await ask(model, { do: "comment", about, comment, text })),
    words,
  });
  const pressed = h("fieldset", { class: "ws-pausable" }, thanks.root);
  const press = mine ? null : pressed;
  const root = h(
    "details",
    { class: "ws-comments" },
    summary,
    status,
    list,
    press,
    box,
  );
  root.open = ledTo(model) === about;
  root.addEventListener("toggle", () => {
    if (root.open) read();
    if (root.open && ledTo(model) === about) arriveIn(root);
  });
  return {
    root,
    again: () => {
      if (root.open) read();
    },
    /** @param {CommentsCounted | undefined} now */
    set: (now) => {
      const mark = JSON.stringify(now ?? null);
      if (mark !== known && root.open) read();
      known = mark;
      if (!root.open || !list.children.length) tell(now?.count ?? 0);
    },
  };
};

/**
 * A fold for each answer, which stays the same element when what is around it is new.
 * @param {Model} model
 * @param {Words} words
 */
export const commentsOf = (model, words) => {
  /** @type {Map<string, ReturnType<typeof foldOfComments>>} */
  const folds = new Map();
  const draw = () => {
    const counts = model.get("comments") ?? {};
    folds.forEach((fold, about) => fold.set(counts[about]));
  };
  const again = () => folds.forEach((fold) => fold.again());
  model.on("change:comments", draw);
  model.on("connected", again);
  return {
    /** @param {string} about @param {string} name */
    beside: (about, name) => {
      if (!folds.has(about))
        folds.set(about, foldOfComments(model, { about, name, words }));
      draw();
      return /** @type {ReturnType<typeof foldOfComments>} */ (folds.get(about)).root;
    },
    stop: () => {
      model.off("change:comments", draw);
      model.off("connected", again);
    },
  };
};

/**
 * What others say of one's own answer, or of one part, as soon as anybody does: `place`
 * is where it stands, and `before` which of what stands there it comes before.
 * @param {Model} model
 * @param {{ place: Element | null, before?: string, part?: string, words: Words }} given
 * @returns {Stop}
 */
export const showComments = (model, { place, before = "", part = "", words }) => {
  const comments = commentsOf(model, words);
  const about = part ? `${MINE}.${part}` : MINE;
  /** @type {HTMLDetailsElement | null} */
  let mine = null;
  const isShared = () =>
    Object.values(model.get("answers") ?? {}).some(
      ({ sharing, version }) => version > 0 && sharing !== "private",
    );
  const draw = () => {
    const isThere = Boolean(model.get("comments")?.[about]) && isShared();
    if (isThere && place && !mine) {
      mine = comments.beside(about, "");
      place.insertBefore(mine, before ? place.querySelector(before) : null);
    }
    if (mine) mine.hidden = !isThere && !(mine.open && isShared());
  };
  draw();
  model.on("change:comments", draw);
  model.on("change:answers", draw);
  return () => {
    comments.stop();
    model.off("change:comments", draw);
    model.off("change:answers", draw);
  };
};
