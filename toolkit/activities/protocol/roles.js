// Which role is one's own, and who takes the others.

const rolesGiven = (model) => {
  const head = groupHead();
  const mine = h("p", { class: "ws-your-role", role: "status" });
  const list = h("ul", { class: "ws-roles" });
  const root = h("div", { class: "ws-group-roles" }, head.root, mine, list);
  const draw = () => {
    const { group, roles = [], mine: own = [] } = model.get("room");
    root.hidden = !group;
    head.draw(group);
    const words = own.length ? say(WORDS.your_role, { role: inWords(own) }) : WORDS.no_role;
    const said = group && roles.length ? words : "";
    if (mine.textContent !== said) mine.textContent = said;
    replace(list, roles.map((given) => h("li", {}, say(WORDS.role_of, given))));
  };
  draw();
  model.on("change:room", draw);
  return { root, stop: () => model.off("change:room", draw) };
};
