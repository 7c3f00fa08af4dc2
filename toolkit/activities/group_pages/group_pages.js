// Every group's page side by side, to read while it is written.

import { h, say } from "../base/dom.js";
import { inWords } from "../base/group.js";
import { keyedList, whenChanged } from "../base/keyed.js";
import { printed } from "../base/printed.js";
import { asker, chooser, followRoom, press, setText } from "../cockpit/panel.js";
import { panelFrame } from "../cockpit/panel_frame.js";
import { screenRow } from "../walls/screen_row.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { PanelGiven } from "../cockpit/types.d.ts" */
/** @import { GroupOnPanel, GroupPagesRoom } from "./shapes.d.ts" */

const PRESENT = "";

/** @param {GroupPagesRoom} room @param {Words} words */
const begunWords = ({ activity, pages, order, revealed }, words) => {
  if (!activity) return words.nothing;
  if (!order.length) return words.no_groups;
  const begun = order.filter((id) => pages[id].lines > 0).length;
  const all = order.length;
  const said = say(all === 1 ? words.begun_one : words.begun, { begun, all });
  return [said, revealed && words.revealed].filter(Boolean).join(" · ");
};

/** @param {GroupOnPanel} page @param {Words} words */
const onePage = ({ name, members, writing, blocks }, words) =>
  h(
    "li",
    { class: "ws-one-page" },
    h("h3", { dir: "auto" }, name),
    h("p", { class: "ws-meta" }, members.join(", ") || words.members_none),
    blocks.length ? printed(blocks, words) : h("p", { class: "ws-meta" }, words.none),
    writing.length > 0 &&
      h(
        "p",
        { class: "ws-meta ws-page-writers" },
        say(writing.length > 1 ? words.write : words.writes, {
          names: inWords(writing, words),
        }),
      ),
  );

/** @param {PanelGiven<GroupPagesRoom>} given */
export const render = ({ model, el, words }) => {
  const { line, does } = asker(model, words);
  /** @type {Partial<GroupPagesRoom>} */
  let room = {};
  const activity = chooser(words.activity, (name) =>
    does({ do: "turn", activity: name }),
  );
  const prompt = h("p", { class: "ws-asked" });
  const drawPrompt = whenChanged(prompt, () => room.prompt);
  const count = h("p", { class: "ws-state", role: "status" });
  const reveal = press("", () =>
    does({ do: "reveal", activity: room.activity, revealed: !room.revealed }),
  );
  const screen = screenRow({
    does,
    what: () => ({ activity: room.activity }),
    words,
  });
  const list = h("ul", { class: "ws-every-page", "aria-label": words.pages });
  const update = keyedList(
    list,
    /** @param {string} _id @param {GroupOnPanel} page */
    (_id, page) => onePage(page, words),
  );
  const leads = panelFrame(
    model,
    el,
    { name: "pages", words },
    activity.root,
    prompt,
    h("div", { class: "ws-row ws-wall-head" }, count, reveal, screen.put),
    screen.up,
    line,
    list,
  );
  /** @param {Partial<GroupPagesRoom>} now */
  const draw = (now) => {
    room = now;
    if (!leads(room)) return;
    const { activities, activity: name, follows, revealed, pages, order } = room;
    activity.root.hidden = activities.length < 2;
    activity.fill([[PRESENT, words.follow], ...activities], follows ? PRESENT : name);
    drawPrompt(room.prompt);
    setText(count, begunWords(room, words));
    reveal.hidden = !name || !order.length;
    setText(reveal, revealed ? words.unreveal : words.reveal);
    screen.draw(room);
    setText(screen.put, revealed ? words.put_up : words.put_up_to_all);
    update(order.map((id) => [id, pages[id]]));
  };
  return followRoom(model, draw);
};
