"""What a person does in any browser: looks for words, presses, writes."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tests.engines.engine import Element, Engine, EngineError
from tests.serving import PATIENCE

_SEEK = """
const [{ role, name, within, says }, patience] = arguments;
const ROLES = {
  button: "button", link: "a[href]", radio: "input[type=radio]",
  textbox: "textarea, input[type=text]", region: "[role=region], section",
  status: "[role=status]", alert: "[role=alert]",
};
const plain = (text) => (text ?? "").replace(/\\s+/g, " ").trim();
const nameOf = (one) => {
  const by = (one.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
  const others = by.map((id) => document.getElementById(id)?.textContent);
  const labels = [...(one.labels ?? [])].map((label) => label.textContent);
  const own = /^(BUTTON|A)$/.test(one.tagName) ? one.textContent : "";
  return plain(one.getAttribute("aria-label") ?? [...others, ...labels, own].join(" "));
};
const all = (root, of) => [...root.querySelectorAll(ROLES[of])];
const seek = () => {
  const root = within === null ? document.body :
    all(document, "region").find((one) => nameOf(one) === within);
  if (!root) return null;
  const found = role === null ? [root] : all(root, role).filter(
    (one) => one.getClientRects().length && (name === null || nameOf(one) === name));
  const fits = (one) => says === null || new RegExp(says).test(plain(one.innerText));
  return found.find(fits) ?? null;
};
const until = performance.now() + patience;
return new Promise((resolve) => {
  const look = () => {
    const found = seek();
    if (found || performance.now() > until) resolve(found);
    else setTimeout(look, 30);
  };
  look();
});
"""
"""Finds an element by role, name and words, as soon as it is there."""

_TEXT = "return document.body.innerText"


@dataclass(frozen=True)
class Hand:
    """A person at one browser."""

    engine: Engine

    def see(
        self,
        role: str | None = None,
        name: str | None = None,
        *,
        within: str | None = None,
        says: str | None = None,
    ) -> Element:
        """Wait for something with that role and name, in that region, with those words.

        Without a role it is the region, or the page. *says* is a regular expression.
        """
        wanted = {"role": role, "name": name, "within": within, "says": says}
        found = self._lasting(_SEEK, wanted)
        assert found, f"There is no {wanted} on:\n{self._lasting(_TEXT)}"
        return found

    def press(self, role: str, name: str, *, within: str | None = None) -> None:
        self.engine.click(self.see(role, name, within=within))

    def write(self, name: str, text: str, *, within: str | None = None) -> None:
        self.engine.write(self.see("textbox", name, within=within), text)

    def value(self, name: str, *, within: str | None = None) -> str:
        """What stands in a box."""
        box = self.see("textbox", name, within=within)
        return str(self.engine.run("return arguments[0].value", box))

    def wait(self, condition: str) -> None:
        """Wait until an expression of the page is true."""
        look = f"return {condition} || new Promise((done) => setTimeout(done, 30))"
        give_up = time.monotonic() + PATIENCE
        while not self._lasting(look):
            assert time.monotonic() < give_up, f"It is never so: {condition}"

    def _lasting(self, script: str, *given: object) -> Element:
        """What a script brings, on the next page if this one goes meanwhile."""
        give_up = time.monotonic() + PATIENCE
        while True:
            try:
                return self.engine.run(script, *given, PATIENCE * 1000)
            except EngineError:
                if time.monotonic() > give_up:
                    raise
