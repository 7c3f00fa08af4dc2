const socket = new WebSocket(`ws://${location.host}/socket${location.search}`);

/** @param {string} name */
const askedOf = (name) => document.querySelector(`[data-name="${CSS.escape(name)}"]`);

/**
 * Puts back what this person has written before, in front of what is there by now.
 * @param {string} name
 * @param {string} value
 */
const putBack = (name, value) => {
  const box = askedOf(name)?.querySelector("textarea");
  if (box) box.value = value + box.value;
  const choice = `input[value="${CSS.escape(value)}"]`;
  askedOf(name)?.querySelector(choice)?.setAttribute("checked", "");
};

/** @type {(value?: unknown) => void} */
let isHere;
const here = new Promise((resolve) => {
  isHere = resolve;
});

socket.addEventListener("message", ({ data }) => {
  const { kept, name, saved, results } = JSON.parse(data);
  for (const each in kept) putBack(each, kept[each]);
  if (kept) isHere();
  const status = name && askedOf(name)?.querySelector("output");
  if (status) status.textContent = saved;
  const shown = document.querySelector(".results");
  if (shown && results) shown.textContent = results;
});

/** @param {EventTarget | null} target */
const send = async (target) => {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement))
    return;
  const name = target.name || target.id;
  await here;
  socket.send(JSON.stringify({ name, value: target.value }));
};

document.querySelector("main")?.addEventListener("input", ({ target }) => send(target));

// Whoever was quicker than this script has written already.
const written = [...document.querySelectorAll("textarea")].filter((box) => box.value);
for (const quick of [...written, ...document.querySelectorAll("input:checked")])
  send(quick);

document.querySelector("button")?.addEventListener("click", async () => {
  await here;
  socket.send(JSON.stringify({ turn: true }));
});
