"""The routes of what comes between the workshops and after the last one."""

from __future__ import annotations

from toolkit.server.route import Route


def routes_after() -> tuple[Route, ...]:
    """All of them, each part's where it begins."""
    return (
        *_tasks(),
        *_attendance(),
        *_evaluation(),
        *_report(),
        *_data(),
        *_reading(),
    )


def _tasks() -> tuple[Route, ...]:
    return ()


def _attendance() -> tuple[Route, ...]:
    return ()


def _evaluation() -> tuple[Route, ...]:
    return ()


def _report() -> tuple[Route, ...]:
    return ()


def _data() -> tuple[Route, ...]:
    return ()


def _reading() -> tuple[Route, ...]:
    return ()
