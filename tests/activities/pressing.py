"""Pressing and looking on a bench."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.activities.harness import Bench


def saved(bench: Bench, *, times: int = 1) -> None:
    expect(bench.page.get_by_text("Saved ")).to_have_count(times)


def press(bench: Bench, name: str) -> None:
    bench.page.get_by_role("button", name=name, exact=True).click()
