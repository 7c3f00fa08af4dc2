"""Pasting as a person does it, without the clipboard of the machine."""

from __future__ import annotations

from playwright.sync_api import Locator

PASTE = """(box, text) => {
  box.focus();
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const init = { clipboardData, bubbles: true, cancelable: true };
  if (box.dispatchEvent(new ClipboardEvent("paste", init)))
    document.execCommand("insertText", false, text);
}"""


def paste(box: Locator, text: str) -> None:
    """Paste *text* into *box*, at its caret."""
    box.evaluate(PASTE, text)
