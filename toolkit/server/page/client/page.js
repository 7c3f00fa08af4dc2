// Where the page begins: connect early, then draw what the kernel describes.

import { ask, signedOut } from "./asking.js";
import { Connection } from "./connection.js";
import { Models } from "./models.js";
import { followPace } from "./pacing.js";
import { followReference } from "./reference.js";
import { followSections } from "./sections.js";
import { Status } from "./status.js";
import { mountAll } from "./views.js";

const DRAFTS = "workshop-draft:";
const LEFT = "workshop-left";
const MOST_TRIES_TO_LEAVE = 20;

const config = JSON.parse(document.getElementById("page-config").textContent);
const { base, words } = config;

// The next person on this device must not find what the last one typed.
function leave() {
  try {
    localStorage.setItem(LEFT, Date.now()); // other tabs hear of it
    localStorage.removeItem(LEFT);
    const drafts = Object.keys(localStorage).filter((key) => key.startsWith(DRAFTS));
    drafts.forEach((key) => localStorage.removeItem(key));
  } catch {
    // a browser that keeps nothing has nothing to clear
  }
}

// Another tab is signing out: show nothing more, and go when the server knows.
async function follow() {
  document.documentElement.hidden = true;
  for (let tries = 0; tries < MOST_TRIES_TO_LEAVE; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const reply = await ask(`${base}api/kernels/${config.kernel}`, { cache: "no-store" });
    if (reply && signedOut(reply)) break;
  }
  location.replace(base);
}

// Activities are taller than what stood in their place: a link's target moves away.
function keepPlace() {
  if (!location.hash || scrolled) return;
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

let scrolled = false;
for (const event of ["wheel", "touchmove", "keydown"]) {
  addEventListener(event, () => (scrolled = true), { once: true, passive: true });
}

document.getElementById("sign-out")?.addEventListener("submit", leave);
addEventListener("storage", ({ key, newValue }) => {
  if (key === LEFT && newValue) follow();
});
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
followPace(words);
followReference();

if (config.kernel) {
  const models = new Models();
  const line = document.getElementById("page-status");
  const status = new Status(line, { words, signIn: `${base}join` });
  const connection = new Connection({ config, models, status });
  status.expect();
  connection.open();
  mountAll({ models, config }).then(keepPlace);
}
// It asks where everything is, which has to wait for the page's first layout.
requestAnimationFrame(() => followSections(words));
