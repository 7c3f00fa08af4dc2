// The form that makes new groups, and what roles they take.

const radios = (legend, options, { value }) => {
  const chosen = choices({ legend, options: options.map(([, said]) => said) });
  const names = options.map(([name]) => name);
  chosen.write([names.indexOf(value)]);
  const relabel = (words) => chosen.root.querySelectorAll("label").forEach((label, at) => (label.textContent = words[at]));
  return { root: chosen.root, read: () => names[chosen.read()[0] ?? 0], relabel };
};

const groupMaker = ({ sizes, act, room }) => {
  const size = pick(WORDS.size, sizes.map((n) => [String(n), WORDS[`size_${n}`]]), { value: "4", hidden: false });
  const how = radios(WORDS.how, [["mixed", WORDS.mixed], ["random", WORDS.random]], { value: "mixed" });
  const people = [["all", WORDS.who_all], ["here", WORDS.who_here]];
  const who = radios(WORDS.who, people, { value: "all" });
  const make = () =>
    act({
      do: "make",
      size: Number(size.select.value),
      mixed: how.read() === "mixed",
      who: who.read(),
      version: room().version,
    });
  const button = carefulButton({
    label: WORDS.make_now,
    short: WORDS.make_now,
    sure: () => (room().groups.length ? say(WORDS.make_sure, { count: room().groups.length }) : ""),
    yes: WORDS.yes,
    no: WORDS.no,
    act: make,
  });
  const form = h("div", {}, size.root, how.root, who.root, button);
  const root = h("details", { class: "ws-gone" }, h("summary", {}, WORDS.make), form);
  const draw = ({ here, all }) =>
    who.relabel([say(WORDS.who_all, { count: all }), say(WORDS.who_here, { count: here })]);
  return { root, draw, open: () => (root.open = true) };
};

const rolesList = (roles, { act }) => {
  if (!roles.length) return null;
  const one = ({ activity, prompt, groups }) => {
    const onclick = () => act({ do: "pass_on", activity });
    const named = say(WORDS.pass_on_of, { prompt });
    const button = h("button", { type: "button", class: "ws-quiet", "aria-label": named, onclick }, WORDS.pass_on);
    const group = ({ name, roles: taken }) => h("li", {}, h("strong", {}, name), ` ${taken.join(" · ")}`);
    return [h("h4", {}, prompt), h("ul", { class: "ws-roles" }, groups.map(group)), button];
  };
  return h("section", { class: "ws-room" }, h("h4", { class: "ws-label" }, WORDS.roles), h("p", { class: "ws-help" }, WORDS.roles_help), roles.map(one));
};
