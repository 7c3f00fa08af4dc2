// What one may do with a card or a reply, and a reply as everybody sees it.

// What a facilitator may do with what others wrote; its author alone reads the reason.
const moderation = (board, { ref, hidden, hideable, title }) => {
  if (!board.facilitator() || !hideable) return null;
  const root = h("div", { class: "ws-careful" });
  const act = (message) => board.act({ ...message, ref });
  const rest = () => replace(root, hidden === null ? hiding : showing);
  const ask = () => {
    const why = textBox({ label: WORDS.why, lines: 2, limit: 300 });
    const hide = () => act({ do: "hide", reason: why.box.value });
    const yes = h("button", { type: "button", onclick: hide }, WORDS.hide_yes);
    const no = h("button", { type: "button", class: "ws-quiet", onclick: rest }, WORDS.hide_no);
    replace(root, h("div", { class: "ws-sure" }, why.root, yes, no));
    why.box.focus();
  };
  const quiet = (label, words, onclick) =>
    h("button", { type: "button", class: "ws-quiet", "aria-label": say(label, { title }), onclick }, words);
  const hiding = quiet(WORDS.hide_of, WORDS.hide, ask);
  const showing = quiet(WORDS.show_of, WORDS.show, () => act({ do: "show" }));
  rest();
  return root;
};

const takingAway = (board, { part, title }) =>
  carefulButton({
    label: say(WORDS.withdraw_of, { title }),
    short: WORDS.withdraw,
    sure: () => say(WORDS.withdraw_sure, { title }),
    yes: WORDS.withdraw_yes,
    no: WORDS.withdraw_no,
    act: () => board.withdraw(part),
  });

const replyView = (board, card, reply) => {
  const title = reply.text.slice(0, 40) || WORDS.untitled;
  const edit = () => board.reply(card(), reply.part);
  return h(
    "li",
    { class: "ws-reply", "data-hidden": reply.hidden !== null },
    bylineOf({ ...reply, title }),
    hiddenNotice(reply),
    reply.starter && h("p", { class: "ws-chosen" }, reply.starter),
    h("p", { class: "ws-words" }, linked(reply.text)),
    h(
      "div",
      { class: "ws-actions" },
      reply.yours && h("button", { type: "button", class: "ws-quiet", onclick: edit }, WORDS.edit_reply),
      reply.yours && takingAway(board, { part: reply.part, title }),
      moderation(board, { ...reply, title }),
    ),
  );
};
