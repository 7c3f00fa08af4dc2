"""The start page of a programme that has no notebook "home"."""

from __future__ import annotations

from tests.serving import WORKSHOP, Browser


def test_without_a_notebook_home_the_workshops_are_listed(
    participant: Browser,
) -> None:
    page = participant.get("/").text
    assert f'href="/workshop/{WORKSHOP}"' in page
    assert page.count("Not open yet") == 3


def test_facilitators_get_their_links_in_the_list(
    facilitator: Browser, participant: Browser
) -> None:
    assert "People and room code" in facilitator.get("/?year").text
    assert "People and room code" not in participant.get("/").text
