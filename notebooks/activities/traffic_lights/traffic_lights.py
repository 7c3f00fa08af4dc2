"""Traffic lights: for each of a few things, whether one is stuck, on the way or sure.

An example of an activity of a programme's own: `docs/writing.md` goes through it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.own import (
    Activity,
    Block,
    Empty,
    Table,
    fields_of,
    in_html,
    index_of,
    list_of,
    look,
    script,
)

LIGHTS = ("Red: stuck", "Amber: on the way", "Green: sure")
WORDS = {"counted": "{count} of {all} answered"}


class TrafficLights(Activity):
    """A light for each item; what is kept is `{"lights": [0, 1, 2 or None, ...]}`."""

    kind = "traffic_lights"
    _esm = script(__file__, WORDS)
    _css = look(__file__)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        items: Sequence[str],
        help: str = "",  # noqa: A002 - the word authors expect
        sharing: str = "private",
    ) -> None:
        """Choose red, amber or green for each of *items*."""
        super().__init__(
            name,
            prompt,
            help=help,
            sharing=sharing,
            items=list(items),
            lights=list(LIGHTS),
        )

    def check(self, value: Any, *, part: str) -> Any:  # noqa: ARG002 - it has one part
        """What is kept of what a page sent, which may be anything."""
        items: list[str] = self.face["items"]  # type: ignore[typeddict-item]
        lights = list_of(
            fields_of(value).get("lights"),
            lambda light: None if light is None else index_of(light, LIGHTS),
            most=len(items),
            what="lights",
        )
        return {"lights": lights + [None] * (len(items) - len(lights))}

    @staticmethod
    def example(face: Any, *, seed: int) -> Mapping[str, Any]:
        """What an invented person answers: for demonstration, rehearsal and tests."""
        lights = [(seed + at) % len(LIGHTS) for at in range(len(face["items"]))]
        return {"": {"lights": lights}}

    @staticmethod
    def printed(face: Any, values: Mapping[str, Any]) -> list[Block]:
        """A row for each item that has a light: on walls, in comments and in print."""
        lights = (values.get("") or {}).get("lights", [])
        rows = [
            [item, LIGHTS[light]]
            for item, light in zip(face["items"], lights, strict=False)
            if light is not None
        ]
        return [Table(["Item", "Light"], rows, widths=[3, 2])] if rows else [Empty()]

    @staticmethod
    def fallback(face: Any) -> str:
        """The items, to read before any script runs and to tick on paper."""
        items = "".join(f"<li>{in_html(item)}</li>" for item in face["items"])
        return f"<p>{' · '.join(LIGHTS)}</p><ul>{items}</ul>"
