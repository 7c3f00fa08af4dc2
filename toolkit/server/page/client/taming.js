// Keeps the styles of others to their own widgets: what they say of every heading, link or
// button there is does not reach the page's own.

const PAGES_OWN =
  "html, body, .ws-skip, .ws-activity, .ws-activity *, " +
  ":is(.ws-header, .page-bar, .page-way, .ws-footer, #main, #page-storage), " +
  ":is(.ws-header, .page-bar, .page-way, .ws-footer, #main, #page-storage)" +
  " :not(.ws-widget *, .ws-output .lm-Widget, .ws-output .lm-Widget *)";
const GUARD = `:not(:where(${PAGES_OWN}))`; // it adds no weight

const NAMED = /[.#&]/; // by a class or an id: no element of ours has it
const UNNAMED = /:not\([^)]*\)|\[[^\]]*\]/g; // ours may lack the one and have the other
const OF_ALL = /^(:root|:host|::)/; // of the root come only variables, as a rule
const PSEUDO_ELEMENT = /(::[\w-]+(\([^)]*\))?|:(before|after))*$/;

/**
 * The selectors of a list; a comma inside brackets parts nothing.
 * @param {string} list
 */
function selectorsIn(list) {
  let depth = 0;
  const found = [""];
  for (const sign of list) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (sign === "," && !depth) found.push("");
    else found.push(found.pop() + sign);
  }
  return found;
}

/** @param {string} selector */
function guarded(selector) {
  const own = selector.trim();
  const isNamed = NAMED.test(own.replaceAll(UNNAMED, ""));
  if (isNamed || OF_ALL.test(own)) return own; // so has what is guarded already
  return own.replace(PSEUDO_ELEMENT, (end) => `${GUARD}${end}`);
}

/** @param {CSSRuleList} rules */
function tameRules(rules) {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) {
      const after = selectorsIn(rule.selectorText).map(guarded).join(", ");
      if (after !== rule.selectorText) rule.selectorText = after;
    } else if ("cssRules" in rule && rule.cssRules instanceof CSSRuleList)
      tameRules(rule.cssRules); // of a layer, or for a medium
  }
}

/** @param {HTMLLinkElement | HTMLStyleElement} element */
function tame({ sheet }) {
  try {
    if (sheet) tameRules(sheet.cssRules);
  } catch {
    // It is another origin's, so that nobody may look into it.
  }
}

/** @param {Node} node */
function followSheet(node) {
  if (node instanceof HTMLStyleElement) tame(node);
  if (!(node instanceof HTMLLinkElement) || node.rel !== "stylesheet") return;
  if (node.href.includes("/assets/page-")) return; // the page's own
  node.addEventListener("load", () => tame(node));
  tame(node);
}

/** Styles come with the page, with widgets and from their scripts. */
export function followStyles() {
  const { head } = document;
  head.childNodes.forEach(followSheet);
  new MutationObserver((changes) => {
    for (const { addedNodes, target } of changes) {
      if (target === head) addedNodes.forEach(followSheet);
      else followSheet(target); // the text of a style
    }
  }).observe(head, { childList: true, subtree: true });
}
