// The tasks, each with how far it has come and one way on.

import { h, say } from "../base/dom.js";
import { link, looking, panel, shareBar } from "../base/look.js";

const task = ({ title, link: to }, standing, words) => {
  const { state, said, due, late, share, action } = standing ?? {};
  return h(
    "li",
    { "data-state": state, "data-late": late },
    h("h3", {}, title),
    h("p", { class: "ws-standing" }, said),
    state === "some" && shareBar(share),
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

export const render = ({ model, el, words }) => {
  const draw = () => {
    const { prompt, tasks } = model.get("face");
    const { tasks: standings = [] } = model.get("room");
    const isLater = (_, at) => standings[at]?.state === "later";
    const items = tasks.flatMap((one, at) =>
      isLater(one, at) ? [] : [task(one, standings[at], words)],
    );
    const later = tasks.filter(isLater).map(({ title }) => title);
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
