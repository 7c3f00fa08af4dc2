// Whose group this is: its name, who else is in it, and where it meets.

const inWords = (names) => {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${WORDS.and} ${names.at(-1)}`;
};

// Only Python says what is a link, and it lets none but https through.
const placeOf = ({ place, link }) => {
  if (!place) return null;
  if (!link) return h("p", { class: "ws-meta" }, say(WORDS.meets_at, { place }));
  const about = { class: "ws-group-link", href: place, target: "_blank", rel: "noopener noreferrer" };
  return h("p", {}, h("a", about, WORDS.link), h("span", { class: "ws-meta" }, ` ${new URL(place).host}`));
};

const membersOf = ({ members }) =>
  h("p", { class: "ws-meta" }, members.length ? members.join(", ") : WORDS.alone);

// `draw` leaves alone what did not change, so that a link keeps the focus.
const groupHead = () => {
  const root = h("div", { class: "ws-group-head" });
  let drawn = "";
  const draw = (group) => {
    const as = JSON.stringify(group);
    if (as === drawn) return;
    drawn = as;
    if (!group) return replace(root);
    const { name, members, place, link } = group;
    replace(root, h("h4", {}, name), membersOf({ members }), placeOf({ place, link }));
  };
  return { root, draw };
};
