// Says so in a browser that is too old for the page, in words as old as that: it stands
// inside the page, and what a browser cannot parse it does not run.
(function () {
  var script = /** @type {HTMLElement} */ (document.getElementById("page-floor"));
  var words = JSON.parse(script.getAttribute("data-words") || "");
  // The engine's own number before the one that others claim to be.
  var kinds = {
    iOS: /(?:iPhone|iPad|iPod).* OS (\d+_\d+)/,
    Edge: /Edge?\/(\d+)/,
    Firefox: /Firefox\/(\d+)/,
    Chrome: /Chrome\/(\d+)/,
    Safari: /Version\/(\d+\.\d+).* Safari/,
    "Internet Explorer": /(?:MSIE |rv:)(\d+)/,
  };
  // What came last to each of the browsers that are old enough.
  var last = [
    "noModule" in script,
    "structuredClone" in window,
    "hasOwn" in Object,
    "at" in Array.prototype,
    "findLast" in Array.prototype,
  ];

  function name() {
    /** @type {RegExpExecArray | null} */
    var found;
    /** @type {string} */
    var kind;
    for (kind in kinds) {
      found = kinds[/** @type {keyof typeof kinds} */ (kind)].exec(navigator.userAgent);
      if (found) return kind + " " + found[1].replace("_", ".");
    }
    return words.nameless;
  }

  /** @param {string} what */
  function say(what) {
    var line = document.getElementById("page-status");
    var main = document.getElementsByTagName("main")[0];
    var note = document.createElement("p");
    note.className = line ? "page-status" : "ws-problem";
    note.setAttribute("role", "alert");
    note.textContent = words[what].replace("{name}", name());
    if (line && line.parentNode) line.parentNode.insertBefore(note, line);
    else main.insertBefore(note, main.firstChild);
  }

  /** @param {string} what */
  function sayWhenRead(what) {
    if (document.readyState !== "loading") say(what);
    else document.addEventListener("DOMContentLoaded", say.bind(null, what));
  }

  /**
   * A script of the page's own that cannot be parsed; JSON's errors have the same name.
   * @param {ErrorEvent} event
   */
  function failed(event) {
    var isUnread = /SyntaxError/.test(event.message) && !/JSON/.test(event.message);
    if (isUnread && /\/assets\/page-|\/module\//.test(event.filename)) {
      window.removeEventListener("error", failed);
      sayWhenRead("unread");
    }
  }

  if (last.indexOf(false) >= 0) sayWhenRead("too_old");
  else window.addEventListener("error", failed);
})();
