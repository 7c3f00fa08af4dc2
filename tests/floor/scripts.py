"""What a script asks of a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.floor.support import Known
from tests.floor.uses import Use, lines_of, without_notes, without_texts

SYNTAX = {
    "javascript.classes.static.initialization_blocks": r"\bstatic\s*\{",
    "javascript.regular_expressions.lookbehind_assertion": r"\(\?<[=!]",
    "javascript.regular_expressions.modifier": r"\(\?[ims]+(?:-[ims]+)?:",
    "javascript.builtins.RegExp.unicodeSets": (
        r"(?<=[=(,:?&|\s])/(?!\s)(?:\\.|[^/\\])+/[dgimsuy]*v"
    ),
    "javascript.statements.import.import_attributes": r"\bfrom\s+\S+\s+with\s*\{",
    "javascript.operators.import.options_parameter": r"\bimport\([^()]*,\s*\{",
    "javascript.operators.await.top_level": r"^await\b",
    "javascript.statements.using": r"^\s*(?:await\s+)?using\s+\w+\s*=",
    "javascript.operators.nullish_coalescing_assignment": r"\?\?=",
    "javascript.classes.private_class_fields_in": r"#\w+\s+in\s",
    "javascript.grammar.hashbang_comments": r"^#!",
}
"""What has no name to be looked up by; a browser that cannot parse it runs nothing."""

SECURE = re.compile(
    r"\b(?:navigator|crypto)\??\.(?P<part>clipboard|credentials|geolocation|gpu|locks"
    r"|mediaDevices|randomUUID|requestMediaKeySystemAccess|serviceWorker|share|storage"
    r"|subtle|usb|wakeLock)\b|(?<![\w.])(?P<own>caches|Notification|PushManager)\b"
)
"""What a browser gives pages that came over https alone."""
OVER_HTTPS = "over https alone: "

GLOBALS = {
    "navigator": "Navigator",
    "document": "Document",
    "crypto": "Crypto",
    "screen": "Screen",
    "location": "Location",
    "history": "History",
    "performance": "Performance",
    "localStorage": "Storage",
    "sessionStorage": "Storage",
    "console": "console",
    "event": "Event",
}
"""What a well-known name holds."""

_DOTTED = re.compile(r"(?<![\w$.])([\w$]+)\??\.([A-Za-z]\w*)")
_MEMBER = re.compile(r"(?:(?<![\w$.])([\w$]+)\??)?\.([A-Za-z]\w*)")
_BARE = re.compile(r"(?<![\w$.#])([A-Za-z]\w+)(?!\s*:)\b")
_TAKEN_APART = re.compile(r"\{([\w\s,:]+)\}\s*=\s*([A-Za-z]\w+)\b")
_HEARS = re.compile(r"addEventListener\(\s*\"(\w+)\"")
_VALUES = {"until-found": "html.global_attributes.hidden.until-found"}
_ELEMENT = re.compile(r"\b(?:h|createElement)\(\s*\"([a-z]\w*)\"")
_ATTRIBUTE = re.compile(r"\b[a-z]+Attribute\(\s*\"([\w-]+)\"|(?<![\w.$\"])([a-z]\w+):")
_WINDOW = {"self", "window", "globalThis"}


def uses_of_script(text: str, known: Known) -> Iterator[Use]:
    """Everything in a script that a browser might not know."""
    code = without_notes(text)
    for line, said in lines_of(code):
        for path in {*_syntax(said), *_events(said, known), *_markup(said)}:
            yield Use(line, path)
        plain = without_texts(said)
        for path in {*_names(plain, known), *_members(plain, known)}:
            yield Use(line, path)
        for found in SECURE.finditer(plain):
            yield Use(line, f"{OVER_HTTPS}{found['part'] or found['own']}")


def _syntax(said: str) -> Iterator[str]:
    yield from (path for path, form in SYNTAX.items() if re.search(form, said))


def _events(said: str, known: Known) -> Iterator[str]:
    for name in _HEARS.findall(said):
        yield from known.unknown_members(f"{name}_event")


def _markup(said: str) -> Iterator[str]:
    """The elements that a script makes, and what it gives them."""
    yield from (f"html.elements.{name}" for name in _ELEMENT.findall(said))
    for called, keyed in _ATTRIBUTE.findall(said):
        yield f"html.global_attributes.{called or keyed}"
    yield from (path for value, path in _VALUES.items() if f'"{value}"' in said)


def _names(said: str, known: Known) -> Iterator[str]:
    """What stands for itself, or is of the thing whose name stands before it."""
    for name in _BARE.findall(said):
        yield from _global(name)
    for owner, member in _DOTTED.findall(said):
        yield from _global(member) if owner in _WINDOW else ()
        yield from _places(owner, member)
    for members, owner in _TAKEN_APART.findall(said):
        place = GLOBALS.get(owner, owner)
        for member in re.findall(r"(?:^|,)\s*(\w+)", members):
            yield f"api.{place}.{member}"


def _global(name: str) -> Iterator[str]:
    yield from (f"api.{name}", f"api.Window.{name}", f"javascript.builtins.{name}")


def _members(said: str, known: Known) -> Iterator[str]:
    """What is of something unknown: new if nothing old has a part of that name."""
    for owner, name in _MEMBER.findall(said):
        if not any(map(known.at, _places(owner, name))):
            yield from known.unknown_members(name)


def _places(owner: str, member: str) -> Iterator[str]:
    """Where a part of *owner* is, if that is a name that browsers know."""
    place = GLOBALS.get(owner, owner)
    yield from (f"api.{place}.{member}", f"api.{place}.{member}_static")
    yield f"javascript.builtins.{place}.{member}"
