// The lowest statements of the person's own audit, each ready to be made an aim.

const lowStatements = (model, { aims, take }) => {
  const title = h("summary", {});
  const help = h("p", { class: "ws-help" });
  const list = h("ul", { class: "ws-low" });
  const status = h("p", { class: "ws-note", role: "status" });
  const root = h("details", { class: "ws-profile" }, title, help, list, status);
  // The person may have changed the codes: any mention counts.
  const isThere = (code) => aims().some(({ codes }) => new RegExp(`\\b${code}\\b`).test(codes));
  const make = (statement) => {
    const { code, step } = statement;
    if (!take({ aim: say(WORDS.low_aim, statement), codes: code, action: step })) return;
    status.textContent = say(WORDS.low_added, statement);
  };
  const item = (statement) =>
    h(
      "li",
      {},
      h("strong", {}, `${statement.code} ${statement.title}`),
      h("span", {}, say(WORDS.low_stage, statement)),
      isThere(statement.code)
        ? h("span", { class: "ws-note" }, say(WORDS.low_there, statement))
        : quietButton(say(WORDS.low_add, statement), () => make(statement)),
    );
  const draw = () => {
    const { moment, statements = [] } = model.get("room").low ?? {};
    root.hidden = !statements.length;
    const words = statements.length === 1 ? WORDS.low_one : WORDS.low;
    title.textContent = say(words, { count: statements.length });
    help.textContent = say(WORDS.low_help, { moment });
    replace(list, statements.map(item));
  };
  return { root, draw };
};
