// The tasks, each with how far it has come and one way on.

const task = ({ title, link: to }, standing) => {
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
    const isLater = (_, at) => standings[at]?.state === "later";
    const items = tasks.flatMap((one, at) => (isLater(one, at) ? [] : [task(one, standings[at])]));
    const later = tasks.filter(isLater).map(({ title }) => title);
    panel(
      el,
      { title: prompt, name: "to-do" },
      items.length ? h("ul", { class: "ws-duties" }, items) : h("p", {}, WORDS.no_tasks),
      later.length > 0 && h("p", { class: "ws-meta" }, say(WORDS.later, { titles: later.join("; ") })),
    );
  };
  return looking(model, draw);
};

export default { render };
