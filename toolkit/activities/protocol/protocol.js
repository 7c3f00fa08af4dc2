// A protocol: who does what, a timer that the group runs itself, and notes.

const render = ({ model, el }) => {
  const { roles, meta } = model.get("face");
  const oninput = () => kept.touch();
  const people = roles.map((label) => askedBox({ label, oninput }));
  const notes = askedBox({ label: WORDS.notes, lines: 4, limit: 20000, oninput });
  const kept = keeper(model, {
    read: () => ({ who: people.map((one) => one.read()), notes: notes.read() }),
    write: (value) => {
      people.forEach((one, index) => one.write(value?.who?.[index]));
      notes.write(value?.notes);
    },
    shown: (value) => {
      const named = roles.map((role, index) => value?.who?.[index] && `${role}: ${value.who[index]}`);
      return [...named, value?.notes].filter(Boolean).join("\n") || WORDS.empty_answer;
    },
  });
  const timer = stepTimer(model);
  const given = rolesGiven(model);
  const legend = h("legend", { class: "ws-label" }, WORDS.roles);
  const hint = h("p", { class: "ws-help" }, WORDS.roles_help);
  const pairs = h("div", { class: "ws-pairs" }, people.map(({ root }) => root));
  const doing = roles.length > 0 && h("fieldset", {}, legend, hint, pairs);
  const about = h("p", { class: "ws-meta" }, meta);
  frame(model, el, about, given.root, doing, timer.roots, notes.root, kept.foot);
  el.firstChild.classList.add("ws-together");
  return () => {
    kept.stop();
    timer.stop();
    given.stop();
  };
};

export default { render };
