// The pace of the room: a bar where the page keeps a place for it.

import { roomTimer } from "../base/countdown.js";
import { h, replace, say } from "../base/dom.js";
import { pens } from "./pens.js";

const paragraph = (text) => h("p", { class: "ws-pace-words" }, text);

const isWriting = () => document.activeElement?.matches?.("textarea, input, select");

// Something to read that the person may fold away; it comes back when it changes.
const panel = (name, title) => {
  const summary = h("summary", {}, title);
  const inside = h("div", { class: "ws-pace-inside", tabindex: "0", role: "group", "aria-label": title });
  // One of them open at a time leaves a small phone room to work.
  const root = h("details", { class: `ws-pace-${name}`, name: "ws-pace", hidden: true }, summary, inside);
  let drawn = "";
  const draw = (key, line, ...parts) => {
    root.hidden = !key;
    if (key === drawn) return;
    drawn = key;
    replace(summary, h("strong", {}, title), " ", h("span", {}, line));
    replace(inside, parts);
    // Under somebody's typing a line is enough: they open it when they want to.
    root.open = Boolean(key) && !isWriting();
  };
  return { root, draw };
};

// The link that leads back to the section the room is in, for whoever is elsewhere.
const wayBack = (titles, words) => {
  const link = h("a", { class: "ws-pace-back" }, words.back);
  const root = h("p", { hidden: true }, link);
  let watching = null;
  let near = true;
  const draw = () => {
    root.hidden = !watching || near;
    if (near) link.classList.remove("ws-pace-called");
  };
  const look = new IntersectionObserver(
    (seen) => {
      near = seen.at(-1).isIntersecting;
      draw();
    },
    { rootMargin: "-140px 0px -35% 0px" },
  );
  const set = (section) => {
    const found = section && document.querySelector(`[data-section="${CSS.escape(section)}"]`);
    if (found === watching) return;
    look.disconnect();
    watching = found || null;
    near = true;
    if (watching) {
      link.href = `#${watching.id}`;
      link.setAttribute("aria-label", say(words.back_to, { title: titles[section] ?? "" }));
      look.observe(watching);
    }
    draw();
  };
  // Everybody is asked to come: the link stands out until they have.
  const call = () => link.classList.add("ws-pace-called");
  return { root, set, call, stop: () => look.disconnect() };
};

// What changed since the room was last drawn, in words.
const changesOf = (before, now, titles, words) => {
  const said = [];
  const title = titles[now.section] ?? "";
  if (before.section !== now.section)
    said.push(now.section ? say(words.now_on, { title }) : words.alone);
  if (now.gathered && now.gathered !== before.gathered) said.push(say(words.come, { title }));
  if (before.paused !== now.paused) said.push(now.paused ? words.paused : words.going_on);
  if (now.notice && before.notice !== now.notice)
    said.push(say(words.notice_said, { text: now.notice }));
  const shown = now.spotlight;
  if (shown && shown.id !== before.spotlight?.id)
    said.push(`${words.spotlight}. ${whoSays(shown, words)}: ${shown.text}`);
  return said;
};

const alike = ({ alike: count }, words) =>
  count ? ` · ${count === 1 ? words.alike_one : say(words.alike, { count })}` : "";

const whoSays = ({ name }, words) => (name ? say(words.says, { name }) : words.somebody_says);

export const render = ({ model, el, words }) => {
  const { prompt, titles } = model.get("face");
  const spoken = h("p", { class: "ws-hidden", role: "status" });
  const tell = (text) => (spoken.textContent = text);
  const timer = roomTimer(model, tell, words);
  const back = wayBack(titles, words);
  const pencils = pens();
  const paused = h("p", { class: "ws-pace-paused", hidden: true });
  const notice = panel("notice", words.notice);
  const spotlight = panel("spotlight", words.spotlight);
  const line = h("div", { class: "ws-pace-line" }, timer.root, back.root);
  const root = h(
    "section",
    { class: "ws-pace", "aria-label": words.pace },
    paused, line, notice.root, spotlight.root, spoken,
  );
  let before = null;
  const draw = () => {
    const room = model.get("room");
    const shown = room.spotlight;
    // The page opens and closes its sections; where there are none, all is open.
    document.dispatchEvent(new CustomEvent("workshop:pace", { detail: room }));
    pencils.set(Boolean(room.paused) && !room.facilitator);
    paused.hidden = !room.paused;
    paused.textContent = room.facilitator ? words.paused_all : words.paused;
    back.set(room.section);
    if (room.gathered && room.gathered !== before?.gathered) back.call();
    notice.draw(room.notice, room.notice, paragraph(room.notice));
    const who = shown && whoSays(shown, words);
    spotlight.draw(
      shown ? JSON.stringify(shown) : "",
      shown && `${who}: ${shown.text}`,
      shown?.prompt && h("p", { class: "ws-pace-prompt" }, shown.prompt),
      shown && h("blockquote", {}, paragraph(shown.text), h("footer", {}, who, alike(shown, words))),
    );
    const started = timer.set(room.timer ?? null);
    if (before) {
      const changes = [...changesOf(before, room, titles, words), started].filter(Boolean);
      // What its author has taken back or changed is not left here to be read again.
      const isOld = JSON.stringify(before.spotlight) !== JSON.stringify(shown);
      if (changes.length || isOld) tell(changes.join(" "));
    }
    before = room;
  };
  el.replaceChildren(h("p", { class: "ws-when" }, prompt));
  const place = document.getElementById("page-pace");
  (place ?? el).append(root);
  draw();
  model.on("change:room", draw);
  return () => {
    model.off("change:room", draw);
    timer.stop();
    back.stop();
    pencils.stop();
    root.remove();
  };
};
