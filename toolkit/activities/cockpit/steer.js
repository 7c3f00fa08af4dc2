// Steer: what is on, what comes next, the timer, pens down, and words for everybody.

const noticeBox = (steer) => {
  const id = unique("notice");
  const box = h("input", { id, type: "text", maxlength: 200, autocomplete: "off" });
  const told = h("p", { class: "ws-meta" });
  const away = press(WORDS.take_away, () => steer({ what: "notice", words: "" }));
  const send = async (event) => {
    event.preventDefault();
    if (!box.value.trim()) return;
    if (await steer({ what: "notice", words: box.value })) box.value = "";
  };
  const form = h(
    "form",
    { class: "ws-notice", onsubmit: send },
    h("label", { for: id, class: "ws-hidden" }, WORDS.notice),
    box,
    h("button", { class: "ws-plain" }, WORDS.tell),
  );
  box.placeholder = WORDS.notice;
  const draw = ({ notice }) => {
    setText(told, notice ? say(WORDS.told, { words: notice }) : "");
    away.hidden = !notice;
  };
  return { root: h("div", {}, form, h("div", { class: "ws-row" }, told, away)), draw };
};

// What a facilitator wants beside the cockpit, each in a tab of its own.
const waysOut = () => {
  const served = servedPage();
  const link = (words) => h("a", { target: "_blank", rel: "noopener" }, words);
  const [screen, people, page] = [WORDS.screen, WORDS.people, WORDS.page].map(link);
  const root = h("p", { class: "ws-meta ws-row" }, WORDS.beside, screen, people, page);
  root.hidden = !served;
  const draw = ({ workshop }) => {
    const base = served?.base ?? "/";
    screen.href = `${base}page/screen`;
    people.href = `${base}people`;
    page.href = `${base}workshop/${workshop}`;
  };
  return { root, draw };
};

const stateWords = ({ live, state, left, rehearsal }) => {
  if (!live) return WORDS.not_live;
  const rest = left > 0 ? say(WORDS.left, { count: left }) : WORDS.over;
  return [WORDS.live, state, left === null ? "" : rest, rehearsal && WORDS.rehearsal]
    .filter(Boolean)
    .join(" · ");
};

const render = ({ model, el }) => {
  const { line, does } = asker(model);
  const steer = (message, said) => does({ do: "steer", ...message }, said);
  let room = {};
  const workshop = chooser(WORDS.workshop, (name) => does({ do: "choose", workshop: name }));
  const state = h("p", { class: "ws-state", role: "status" });
  const next = press("", () => steer({ what: "open", section: room.next }), { kind: "ws-next" });
  const gather = press(WORDS.gather, () => steer({ what: "gather" }, WORDS.gathered));
  const pens = press("", () => steer({ what: room.paused ? "pens up" : "pens down" }));
  const end = carefulButton({
    label: WORDS.end,
    short: WORDS.end,
    sure: () => WORDS.end_sure,
    yes: WORDS.end,
    no: WORDS.end_no,
    act: () => steer({ what: "end" }).then(() => end.replaceChildren(...ending)),
  });
  const ending = [...end.childNodes];
  const agenda = agendaList((section) => steer({ what: "open", section }));
  const timer = countdownPanel(steer);
  const notice = noticeBox(steer);
  const ways = waysOut();
  const advice = h("ul", { class: "ws-advice" });
  const live = h("div", { class: "ws-row" }, gather, pens, end);
  const leads = panelFrame(
    model,
    el,
    "steer",
    workshop.root,
    ways.root,
    state,
    next,
    advice,
    live,
    timer.root,
    notice.root,
    line,
    agenda.list,
  );
  const drawNext = () => {
    next.hidden = room.next === null;
    const words = room.live ? WORDS.next : WORDS.start;
    setText(next, say(words, { title: room.next_title }));
  };
  const draw = (now) => {
    room = now;
    if (!leads(room)) return;
    workshop.fill(room.workshops, room.workshop);
    setText(state, stateWords(room));
    state.dataset.tone = / behind/.test(room.state) ? "late" : "";
    drawNext();
    live.hidden = !room.live;
    setText(pens, room.paused ? WORDS.pens_up : WORDS.pens_down);
    pens.setAttribute("aria-pressed", String(room.paused));
    if (advice.textContent !== room.advice.join(""))
      replace(advice, room.advice.map((words) => h("li", {}, words)));
    ways.draw(room);
    agenda.draw(room);
    timer.draw(room);
    notice.draw(room);
  };
  const stop = followRoom(model, draw);
  return () => {
    stop();
    timer.stop();
  };
};

export default { render };
