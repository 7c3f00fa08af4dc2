// The timer of a protocol, which the group runs itself, and the list of its steps.

const inMinutes = (count) =>
  count === 1 ? WORDS.minute : say(WORDS.minutes, { count });

const stepList = (steps) => {
  const items = steps.map(({ minutes, step, who }) => {
    const now = h("span", { class: "ws-tag", hidden: true }, WORDS.now);
    const about = h("p", { class: "ws-meta" }, `${inMinutes(minutes)} · ${who}`);
    return { now, item: h("li", {}, h("p", {}, h("strong", {}, step), " ", now), about) };
  });
  const mark = (current) =>
    items.forEach(({ item, now }, index) => {
      now.hidden = index !== current;
      if (index === current) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    });
  const list = h("ol", { class: "ws-steps", "aria-label": WORDS.steps }, items.map(({ item }) => item));
  return { list, mark };
};

// What is on now, how long is left, and the buttons. All of it is said in words.
const stepTimer = (model) => {
  const { steps, prompt } = model.get("face");
  const clock = stepClock(model.get("draft_key") || prompt, steps.map(({ minutes }) => minutes));
  const all = steps.length;
  const listed = stepList(steps);
  const place = h("p", { class: "ws-meta" });
  const title = h("p", { class: "ws-step-title" });
  const who = h("p", {});
  const time = h("p", { class: "ws-time", role: "timer" });
  const spoken = h("p", { class: "ws-hidden", role: "status" });
  let told = Infinity; // what was left when the time was last spoken of

  const tell = (words) => (spoken.textContent = words);
  const tellLeft = (words) => tell(say(words, { time: countdown(clock.left()) }));
  const tellStep = () => {
    const step = clock.step();
    if (clock.isOver()) return tell(WORDS.over);
    if (step < 0) return tell("");
    const { minutes, step: name, who: speaks } = steps[step];
    tell(say(WORDS.step_said, { step: step + 1, all, name, who: speaks, time: inMinutes(minutes) }));
  };
  const button = (words, onclick, quiet = true) =>
    h("button", { type: "button", class: quiet ? "ws-quiet" : null, onclick }, words);
  const act = (action, said) => () => {
    action();
    told = clock.left();
    draw();
    said();
  };
  const goTo = (step) => act(() => clock.go(step()), tellStep);
  const run = () => {
    const step = clock.step();
    if (step < 0 || clock.isOver()) return goTo(() => 0)();
    if (clock.isRunning()) return act(clock.pause, () => tellLeft(WORDS.paused))();
    return act(clock.resume, () => tell(WORDS.going_on))();
  };
  const main = button("", run, false);
  const next = button(WORDS.next, goTo(() => clock.step() + 1));
  const back = button(WORDS.back, goTo(() => clock.step() - 1));
  const more = button(WORDS.more, act(clock.more, () => tellLeft(WORDS.added)));

  const isInside = () => clock.step() >= 0 && !clock.isOver();
  const timeWords = (left) => {
    if (!isInside()) return "";
    if (!left) return WORDS.up;
    return say(clock.isRunning() ? WORDS.left : WORDS.standing, { time: countdown(left) });
  };
  const drawTime = () => {
    const left = clock.left();
    const shown = timeWords(left);
    if (time.textContent !== shown) time.textContent = shown;
    main.hidden = isInside() && !left;
  };
  const mainWords = () => {
    if (clock.step() < 0) return WORDS.start;
    if (clock.isOver()) return WORDS.again;
    return clock.isRunning() ? WORDS.pause : WORDS.resume;
  };
  const draw = () => {
    const step = clock.step();
    const inside = isInside();
    const now = steps[step];
    place.textContent = inside ? say(WORDS.place, { step: step + 1, all }) : "";
    title.textContent = clock.isOver() ? WORDS.over : (now?.step ?? WORDS.ready);
    who.textContent = inside ? say(WORDS.who_speaks, { who: now.who }) : "";
    main.textContent = mainWords();
    next.textContent = step === all - 1 ? WORDS.finish : WORDS.next;
    // The button that was pressed must not vanish under somebody's fingers.
    const held = document.activeElement;
    [next, more].forEach((one) => (one.hidden = !inside));
    back.hidden = step < 1;
    listed.mark(step);
    drawTime();
    if (held?.hidden && panel.contains(held)) main.focus();
  };
  const tick = () => {
    if (!clock.isRunning()) return;
    const left = clock.left();
    const passed = (moment) => told > moment && left <= moment;
    if (passed(0)) {
      tell(say(WORDS.up_said, { step: clock.step() + 1, next: next.textContent }));
      if (document.activeElement === main) next.focus();
    } else if (passed(MINUTE)) tell(WORDS.minute_left);
    told = left;
    drawTime();
  };
  const controls = h("div", { class: "ws-row ws-clock-buttons" }, main, next, more, back);
  const panel = h(
    "div",
    { class: "ws-clock", role: "group", "aria-label": WORDS.timer },
    place,
    title,
    who,
    time,
    controls,
    spoken,
  );
  told = clock.left();
  draw();
  const ticking = setInterval(tick, 250);
  const device = h("p", { class: "ws-meta" }, WORDS.device);
  return { roots: [panel, device, listed.list], stop: () => clearInterval(ticking) };
};
