// Walls and polls: what is shared of one activity, and what everybody is shown of it.

const FOLLOW = "";

// How many wait to be shown: not everybody shares with everybody.
const heldWords = ({ ready, for_fewer: fewer }) =>
  fewer ? say(WORDS.held_some, { all: ready - fewer, fewer }) : say(WORDS.held, { ready });

const countWords = (room) => {
  if (!room.kind) return WORDS.nothing;
  if (room.kind === "poll") return say(WORDS.answered, { count: room.answered });
  const kept = room.kept ? say(WORDS.kept, { count: room.kept }) : "";
  if (room.together && !room.revealed) return heldWords(room);
  const shared = room.ready ? say(WORDS.count, { count: room.ready }) : WORDS.none;
  return [shared, kept].filter(Boolean).join(" · ");
};

const revealWords = ({ kind, revealed }) => {
  if (kind === "poll") return revealed ? WORDS.unreveal : WORDS.reveal;
  return revealed ? WORDS.hide_all : WORDS.show_all;
};

const render = ({ model, el }) => {
  const { line, tell, does } = asker(model);
  let room = {};
  const activity = chooser(WORDS.activity, (name) => does({ do: "turn", activity: name }));
  const prompt = h("p", { class: "ws-asked" });
  const count = h("p", { class: "ws-state", role: "status" });
  const reveal = press("", () =>
    does({ do: "reveal", activity: room.activity, revealed: !room.revealed }),
  );
  const cards = wallCards({ does, tell, activity: () => room.activity });
  const votes = voteTable();
  const spotlight = spotlightList(does);
  const head = h("div", { class: "ws-row" }, count, reveal);
  const leads = panelFrame(
    model, el, "walls",
    activity.root, prompt, head, line, votes.root, spotlight.root, cards.roots,
  );
  const short = (words) => (words.length > 70 ? `${words.slice(0, 70)}…` : words);
  const draw = (now) => {
    if (now.activity !== room.activity) cards.clear();
    room = now;
    if (!leads(room)) return;
    const listed = room.activities.map(([name, words]) => [name, short(words)]);
    activity.fill([[FOLLOW, WORDS.follow], ...listed], room.follows ? FOLLOW : room.activity);
    setText(prompt, room.prompt);
    setText(count, countWords(room));
    reveal.hidden = !(room.kind === "poll" || room.together);
    setText(reveal, revealWords(room));
    cards.draw(room);
    votes.draw(room);
    spotlight.draw(room);
  };
  return followRoom(model, draw);
};

export default { render };
