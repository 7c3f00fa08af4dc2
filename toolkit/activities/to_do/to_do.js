// The tasks, each with how far it has come and one way on.

import { h, say } from "../base/dom.js";
import { link, looking, panel, shareBar } from "../base/overview.js";

/** @import { Given, Traits, Words } from "../base/types.d.ts" */
/** @import { Standing, TaskLine, ToDoFace, ToDoRoom } from "./shapes.d.ts" */

/** @param {TaskLine} line @param {Standing | undefined} standing @param {Words} words */
const task = ({ title, link: to }, standing, words) => {
  const { state, said, due, late, action } = standing ?? {};
  return h(
    "li",
    { "data-state": state, "data-late": late },
    h("h3", {}, title),
    h("p", { class: "ws-standing" }, said),
    standing?.state === "some" && shareBar(standing.share),
    due && h("p", { class: "ws-meta" }, due),
    action &&
      h(
        "p",
        { class: "ws-links" },
        link(to, action, {
          label: say(words.task_link, { action, title }),
          primary: state === "some" || state === "none",
        }),
      ),
  );
};

/** @param {Given<Traits<ToDoFace, Partial<ToDoRoom>>>} given */
export const render = ({ model, el, words }) => {
  const draw = () => {
    const { prompt, tasks } = model.get("face");
    const { tasks: standings = [] } = model.get("room");
    const items = tasks.flatMap((one, at) => {
      const standing = standings[at];
      return standing?.state === "later" ? [] : [task(one, standing, words)];
    });
    const later = tasks.flatMap(({ title }, at) =>
      standings[at]?.state === "later" ? [title] : [],
    );
    panel(
      el,
      { title: prompt, name: "to-do" },
      items.length
        ? h("ul", { class: "ws-duties" }, items)
        : h("p", {}, words.no_tasks),
      later.length > 0 &&
        h("p", { class: "ws-meta" }, say(words.later, { titles: later.join("; ") })),
    );
  };
  return looking(model, draw);
};
