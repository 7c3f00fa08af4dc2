// A year that is archived: everything is read, and no box takes anything in.

const TO_CLOSE = ".ws-pausable :is(textarea, select, input)";
// Looking for something changes nothing, and consent is taken back at any time.
const FREE = '[type="search"], .ws-agree *';
const TYPED = new Set(["text", "textarea", "number", "url", "email"]);

/**
 * What is typed in can still be marked and copied.
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} box
 */
const closeBox = (box) => {
  if (box.matches(FREE)) return;
  if (!(box instanceof HTMLSelectElement) && TYPED.has(box.type)) box.readOnly = true;
  else box.disabled = true;
};

/** Boxes that are drawn later are closed, too. */
export function followArchive() {
  const told = document.getElementById("page-archived");
  if (!told?.dataset.closed) return;
  document.documentElement.dataset.archived = "";
  const closeAll = () => {
    /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>} */
    const boxes = document.querySelectorAll(TO_CLOSE);
    boxes.forEach(closeBox);
  };
  closeAll();
  const wanted = { childList: true, subtree: true };
  new MutationObserver(closeAll).observe(document.body, wanted);
}
