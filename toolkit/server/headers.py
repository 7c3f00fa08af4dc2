"""The headers every response carries."""

from __future__ import annotations

from collections.abc import Mapping

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


def content_security_policy(
    *, nonce: str, sockets: str, bundle: bool = False, clips: bool = False
) -> str:
    """What a page may load: its own host only, and only scripts that carry *nonce*.

    *sockets* names the websocket origin for browsers that do not count it as 'self'.
    *bundle* loosens one page for Voila's own widgets, which write style attributes
    and hold scripts and pictures in memory. *clips* lets a page play clips, and those
    that have just been recorded and are still in its memory.
    """
    policy = {
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
    if clips:
        policy["media-src"] = "'self' blob:"
    if bundle:
        policy["script-src"] += " blob:"
        policy["style-src"] = "'self' 'unsafe-inline'"
        policy["img-src"] += " blob:"
        policy["font-src"] += " data:"
    return "; ".join(f"{name} {value}" for name, value in policy.items())
