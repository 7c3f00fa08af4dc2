"""What pages may load: each kind of page by itself, and never from another host."""

from __future__ import annotations

import itertools
import re

import pytest

from toolkit.server.headers import (
    FRAMED,
    FRAMED_PDF,
    FRAMED_PICTURE,
    OURS,
    PagePolicy,
    content_security_policy,
)

SOCKETS = "ws://127.0.0.1:8000"
TODAY = (
    "default-src 'none'; script-src 'self' 'nonce-n'; style-src 'self' 'nonce-n'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self' ws://127.0.0.1:8000; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
NEVER_ANOTHER_HOST = re.compile(r"'[\w-]+'|data:|blob:|ws://127\.0\.0\.1:8000")
FLAGS = ("foreign", "evaluates", "styled", "clips", "media", "frames")


def said(policy: PagePolicy) -> str:
    return content_security_policy(policy, nonce="n", sockets=SOCKETS)


def allowed(policy: PagePolicy) -> dict[str, set[str]]:
    """By directive; where two policies say something of it, what both let through."""
    found: dict[str, set[str]] = {}
    for one in said(policy).split(", "):
        for directive in one.split("; "):
            name, *sources = directive.split(" ")
            found[name] = found.get(name, set(sources)) & set(sources)
    return found


def test_a_page_with_our_activities_alone_has_the_policy_it_always_had() -> None:
    assert said(OURS) == TODAY


def test_a_page_with_clips_plays_them_and_nothing_more() -> None:
    assert said(PagePolicy(clips=True)) == f"{TODAY}; media-src 'self' blob:"


def test_no_page_names_another_host() -> None:
    for flags in itertools.product([False, True], repeat=len(FLAGS)):
        policy = PagePolicy(**dict(zip(FLAGS, flags, strict=True)))
        for sources in allowed(policy).values():
            assert all(NEVER_ANOTHER_HOST.fullmatch(source) for source in sources)
        evaluates = policy.foreign and policy.evaluates
        assert ("'unsafe-eval'" in said(policy)) is evaluates
        assert "'strict-dynamic'" not in said(policy)


def test_a_page_with_widgets_of_others_lets_them_live_within_its_own_memory() -> None:
    found = allowed(PagePolicy(foreign=True))
    assert found["script-src"] == {"'self'", "blob:", "data:", "'wasm-unsafe-eval'"}
    assert found["style-src"] == {"'self'", "'unsafe-inline'", "blob:", "data:"}
    assert found["worker-src"] == {"'self'", "blob:"}
    assert found["connect-src"] >= {"'self'", SOCKETS, "data:", "blob:"}
    for name in ("img-src", "media-src", "font-src"):
        assert found[name] == {"'self'", "data:", "blob:"}


def test_a_nonce_lets_no_script_import_from_another_host() -> None:
    first, second = said(PagePolicy(foreign=True)).split(", ")
    assert "'nonce-n'" in first
    assert "'unsafe-inline'" not in first.partition("style-src")[0]
    assert second.startswith("script-src 'self' 'unsafe-inline' blob: data:")
    assert "nonce" not in second


@pytest.mark.parametrize("policy", [FRAMED, FRAMED_PICTURE, FRAMED_PDF])
def test_what_a_page_frames_reaches_neither_our_pages_nor_a_host(policy: str) -> None:
    told = dict(each.split(" ", 1) for each in policy.split("; ") if " " in each)
    assert told["default-src"] == "'none'"
    assert told["frame-ancestors"] == "'self'"
    assert "//" not in policy
    assert "allow-same-origin" not in policy
    assert ("script-src" in told) is (policy == FRAMED)
    assert ("sandbox" in policy) is (policy != FRAMED_PDF)


def test_an_authors_styles_films_and_frames_are_let_in_each_alone() -> None:
    attributes = f"{TODAY}; style-src-attr 'unsafe-inline'"
    assert said(PagePolicy(styled=True)) == attributes
    media = f"{TODAY}; media-src 'self' data: blob:"
    assert said(PagePolicy(media=True)) == said(PagePolicy(media=True, clips=True))
    assert said(PagePolicy(media=True)) == media
    assert said(PagePolicy(frames=True)) == f"{TODAY}; frame-src 'self'"
