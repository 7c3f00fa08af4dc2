// Where the page begins: connect early, then draw what the kernel describes.

import { Connection } from "./connection.js";
import { Models } from "./models.js";
import { followSections } from "./sections.js";
import { Status } from "./status.js";
import { mountAll } from "./views.js";

const DRAFTS = "workshop-draft:";

const config = JSON.parse(document.getElementById("page-config").textContent);
const { base, words } = config;

// The next person on this device must not find what the last one typed.
function clearDrafts() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(DRAFTS)) localStorage.removeItem(key);
  }
}

document.getElementById("sign-out")?.addEventListener("submit", clearDrafts);
followSections(words);

if (config.kernel) {
  const models = new Models();
  const line = document.getElementById("page-status");
  const status = new Status(line, { words, signIn: `${base}sign-in` });
  const connection = new Connection({ config, models, status });
  status.expect();
  connection.open();
  mountAll({ models, base, words });
}
