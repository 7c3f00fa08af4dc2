"""The headers every response carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ALWAYS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


RECORDING = "camera=(self), geolocation=(), microphone=(self), payment=()"
"""The `Permissions-Policy` of pages on which people record a clip of their own."""


SHOWN_ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""The policy of somebody's picture or text, shown by itself: the styles are those of
the browser, and whatever it is, it gets no script, no form and no origin."""


FRAMED = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob: data:; "
    "style-src 'unsafe-inline' data:; img-src data: blob:; font-src data:; "
    "media-src data: blob:; connect-src data: blob:; worker-src blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts"
)
"""The policy of an HTML file of the author's, framed or by itself: it runs, without an
origin, and reaches neither our pages nor any host."""

FRAMED_PICTURE = f"{SHOWN_ALONE}; img-src 'self' data:; frame-ancestors 'self'"
"""The policy of a picture of the author's, which a page may frame, too."""

FRAMED_PDF = "default-src 'none'; object-src 'self'; frame-ancestors 'self'"
"""The policy of a PDF that a page frames: a sandbox would show none."""


@dataclass(frozen=True, slots=True)
class PagePolicy:
    """What a page needs besides our own scripts and styles. None of it is another host.

    `foreign`: it runs scripts that are not ours, of widgets or in an author's HTML.
    `evaluates`: one of their packages makes code from text, and the programme names it.
    `styled`: an author's HTML has style attributes. `clips`: people record and play
    clips. `media`: it shows sound or films, `frames` files of its own in frames.
    """

    foreign: bool = False
    evaluates: bool = False
    styled: bool = False
    clips: bool = False
    media: bool = False
    frames: bool = False


OURS = PagePolicy()
"""The policy of pages on which everything is ours."""


def content_security_policy(policy: PagePolicy, *, nonce: str, sockets: str) -> str:
    """What a page may load: its own host only, and only scripts that carry *nonce*.

    *sockets* names the websocket origin for browsers that do not count it as 'self'.
    """
    allowed = {
        "default-src": "'none'",
        "script-src": f"'self' 'nonce-{nonce}'",
        "style-src": f"'self' 'nonce-{nonce}'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": f"'self' {sockets}".strip(),
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    if policy.clips:
        allowed["media-src"] = "'self' blob:"
    if policy.media:
        allowed["media-src"] = "'self' data: blob:"
    if policy.styled:
        allowed["style-src-attr"] = "'unsafe-inline'"
    if policy.frames:
        allowed["frame-src"] = "'self'"
    if not policy.foreign:
        return _joined(allowed)
    scripts = "blob: data: 'wasm-unsafe-eval'"
    scripts += " 'unsafe-eval'" if policy.evaluates else ""
    return ", ".join((_joined(_foreign(allowed, scripts)), _own_host(scripts)))


def _foreign(allowed: Mapping[str, str], scripts: str) -> Mapping[str, str]:
    """What widgets of others do besides: all of it within the page's own memory."""
    return {
        **allowed,
        "script-src": f"{allowed['script-src']} {scripts}",
        "style-src": "'self' 'unsafe-inline' blob: data:",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data: blob:",
        "media-src": "'self' data: blob:",
        "connect-src": f"{allowed['connect-src']} data: blob:",
        "worker-src": "'self' blob:",
        "frame-src": "'self'",
    }


def _own_host(scripts: str) -> str:
    """A second policy, which holds as well; in it only addresses count.

    A nonce goes from a script to all that it imports, whatever host that is on.
    """
    return f"script-src 'self' 'unsafe-inline' {scripts}"


def _joined(allowed: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in allowed.items())
