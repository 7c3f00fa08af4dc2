// The tasks, each with how far it has come and one way on.

const task = ({ title, link: to }, standing) => {
  if (!standing) return h("li", {}, h("h3", {}, title));
  const { state, said, due, late, share, action } = standing;
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
          label: say(WORDS.task_link, { action, title }),
          primary: state === "some" || state === "none",
        }),
      ),
  );
};

const render = ({ model, el }) => {
  const draw = () => {
    const { prompt, tasks } = model.get("face");
    const { tasks: standings = [] } = model.get("room");
    const items = tasks.map((one, at) => task(one, standings[at]));
    const list = items.length ? h("ul", { class: "ws-duties" }, items) : h("p", {}, WORDS.no_tasks);
    panel(el, { title: prompt, name: "to-do" }, list);
  };
  return looking(model, draw);
};

export default { render };
