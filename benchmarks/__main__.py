"""Measure ours and plain Voila, in turns, and print what came out."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from benchmarks.browser import measure_browser
from benchmarks.contenders import ready
from benchmarks.figures import OURS, PLAIN, Results
from benchmarks.keystrokes import measure_keystrokes
from benchmarks.peers.beside import beside, with_peers
from benchmarks.portfolios import measure_portfolios
from benchmarks.restarts import measure_restarts
from benchmarks.reveals import measure_reveals
from benchmarks.rooms import NotFinishedError, measure_room
from benchmarks.table import draw, save
from toolkit.server.stopping import run_until_told, stopped_as_by_hand, unless_told

RESULTS = Path(__file__).with_name("results.json")
ROOM_LIMIT, LARGE_ROOM_LIMIT = 120.0, 60.0
LARGE = 200
TYPISTS = 10

Values = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to measure."""

    people: int
    visits: int


async def _room(contender: str, plan: Plan) -> list[Values]:
    async with ready(contender) as served:
        measured = await measure_room(served, plan.people, limit=ROOM_LIMIT)
    # Whatever its size, it fills the lines of the usual room.
    of_plan = f"room_{plan.people}_"
    return [{k.replace(of_plan, "room_30_"): v for k, v in measured.items()}]


async def _large_room(contender: str, _plan: Plan) -> list[Values]:
    async with ready(contender) as served:
        measured = await measure_room(served, LARGE, limit=LARGE_ROOM_LIMIT)
    return [{k: v for k, v in measured.items() if k.startswith("room")}]


async def _browser(contender: str, plan: Plan) -> list[Values]:
    async with ready(contender) as served:
        return list(await measure_browser(served, times=plan.visits))


async def _one_typing(contender: str, _plan: Plan) -> list[Values]:
    async with ready(contender) as served:
        return [await measure_keystrokes(served, "keys_1", people=1, typing=1)]


async def _ten_typing(contender: str, _plan: Plan) -> list[Values]:
    async with ready(contender) as served:
        size = {"people": TYPISTS, "typing": TYPISTS}
        return [await measure_keystrokes(served, "keys_10", **size)]


async def _crowd(contender: str, plan: Plan) -> list[Values]:
    async with ready(contender) as served:
        size = {"people": plan.people, "typing": min(TYPISTS, plan.people)}
        return [await measure_keystrokes(served, "crowd", **size)]


async def _reveals(contender: str, _plan: Plan) -> list[Values]:
    async with ready(contender, steered=True) as served:
        return [await measure_reveals(served, "reveal", people=TYPISTS)]


async def _large_reveals(contender: str, _plan: Plan) -> list[Values]:
    if contender == PLAIN:
        return []  # it does not let so many people in
    async with ready(contender, steered=True) as served:
        return [await measure_reveals(served, "reveal_200", people=LARGE)]


async def _portfolios(contender: str, _plan: Plan) -> list[Values]:
    return [await measure_portfolios()] if contender == OURS else []


async def _restarts(contender: str, _plan: Plan) -> list[Values]:
    # Plain Voila's page is lost with its server, and so is what was typed.
    return [await measure_restarts()] if contender == OURS else []


MEASURES: Mapping[str, Callable[[str, Plan], Coroutine[Any, Any, list[Values]]]] = {
    "room": _room,
    "browser": _browser,
    "typing": _one_typing,
    "ten": _ten_typing,
    "crowd": _crowd,
    "reveal": _reveals,
    "portfolios": _portfolios,
    "restart": _restarts,
    "large-room": _large_room,
    "large-reveal": _large_reveals,
}
"""In the order in which they are run; each is given a fresh server a round."""

NOTED = {
    "room": ("room_30_p50", "room_30_p95", "room_30_wall"),
    "large-room": ("room_200_p50", "room_200_p95", "room_200_wall"),
}
"""The figures that stay empty when a room does not finish."""

LONG = frozenset({"large-room", "large-reveal"})
"""Measured in one round only, and not with --quick."""


@click.command()
@click.option("--rounds", default=3, show_default=True, help="How often, in turns.")
@click.option("--people", default=30, show_default=True, help="People in the room.")
@click.option("--quick", is_flag=True, help="One round, without the room of 200.")
@click.option("--peers", is_flag=True, help="Beside Shiny, NiceGUI and a floor, too.")
@click.option("--only", multiple=True, type=click.Choice(list(MEASURES)))
@click.option(
    "--json",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    default=RESULTS,
    help="Where the results are written.",
)
def main(
    rounds: int,
    people: int,
    *,
    quick: bool,
    peers: bool,
    only: tuple[str, ...],
    path: Path,
) -> None:
    """Measure ours beside plain Voila: the same machine, the same minutes."""
    results, before = with_peers() if peers else Results(), os.getloadavg()[0]
    plan = Plan(people=people, visits=1 if quick else 3)
    chosen = only or tuple(name for name in MEASURES if not quick or name not in LONG)
    for name in chosen:
        for _ in range(1 if quick or name in LONG else rounds):
            for contender in reversed(results.contenders):
                _measure(results, name, contender, plan=plan)
    print(beside(results) if peers else draw(results))
    save(results, path, load=(before, os.getloadavg()[0]))
    if results.failures:
        print("Not measured:", "; ".join(results.failures))
        sys.exit(1)


def _measure(results: Results, name: str, contender: str, *, plan: Plan) -> None:
    print(f"{name}: {contender} ...", file=sys.stderr, flush=True)
    try:
        for values in _measured(MEASURES[name](contender, plan)):
            results.add(contender, values)
    except NotFinishedError as reason:
        for figure in NOTED[name]:
            results.note(contender, figure, str(reason))
        if contender == OURS:
            results.failures.append(f"{name}, {contender}: {reason}")
    except Exception as error:
        traceback.print_exc()
        results.failures.append(f"{name}, {contender}: {type(error).__name__}")


def _measured(work: Coroutine[Any, Any, list[Values]]) -> list[Values]:
    """What *work* measures. Who says stop meanwhile ends its servers first."""
    values = run_until_told(lambda told: unless_told(told, work))
    if values is None:
        raise KeyboardInterrupt
    return values


if __name__ == "__main__":
    with stopped_as_by_hand():
        main()
