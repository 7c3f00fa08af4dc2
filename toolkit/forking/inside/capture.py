"""Keeps what the cells of a template display, as notebook outputs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jupyter_client.session import DELIM

from toolkit.forking.orders import Output

# What nbformat keeps of a message. Importing it would take a template seconds.
KEPT = {
    "display_data": ("data", "metadata"),
    "execute_result": ("data", "metadata", "execution_count"),
    "error": ("ename", "evalue", "traceback"),
}

KIND_OF_MODEL = ("_model_module", "_model_name", "_anywidget_id")


class Area:
    """One place outputs go: a cell, or an Output widget while it captures."""

    def __init__(self) -> None:
        self.outputs: list[Output] = []
        self._clear_first = False

    def add(self, output: Output) -> None:
        """Append, joining text of the same stream."""
        self._clear_if_due()
        last = self.outputs[-1] if self.outputs else None
        if last is not None and _stream(output) and _stream(output) == _stream(last):
            last["text"] += output["text"]
        else:
            self.outputs.append(output)

    def clear(self, *, wait: bool) -> None:
        """Empty the area now, or when the next output comes."""
        self._clear_first = True
        if not wait:
            self._clear_if_due()

    def _clear_if_due(self) -> None:
        if self._clear_first:
            self.outputs.clear()
            self._clear_first = False


def _stream(output: Output) -> str:
    return output["name"] if output["output_type"] == "stream" else ""


class Capture:
    """Stands in for the kernel's iopub socket while the cells run."""

    def __init__(self) -> None:
        self.models: list[list[str]] = []
        self.session: Any = None
        self._cell = Area()
        self._widgets: list[tuple[str, Area]] = []
        self._named: dict[str, list[Output]] = {}

    def take(self) -> list[Output]:
        """Return the outputs since the last call."""
        outputs, self._cell = self._cell.outputs, Area()
        return outputs

    def write(self, name: str, text: str) -> None:
        """Take text of a standard stream."""
        self._area.add({"output_type": "stream", "name": name, "text": text})

    def send_multipart(self, parts: Sequence[Any], **_options: object) -> None:
        """Take one message as `Session.send` would put it on the socket."""
        plain = [bytes(part) for part in parts]
        first = plain.index(DELIM) + 2
        header, _parent, _metadata, content = (
            self.session.unpack(part) for part in plain[first : first + 4]
        )
        self._take_message(header["msg_type"], content)

    @property
    def _area(self) -> Area:
        return self._widgets[-1][1] if self._widgets else self._cell

    def _take_message(self, kind: str, content: Output) -> None:
        if kind in KEPT:
            self._add(kind, content)
        elif kind == "clear_output":
            self._area.clear(wait=bool(content.get("wait")))
        elif kind == "update_display_data":
            self._update(content)
        elif kind == "comm_open":
            self._note_model(content)
        elif kind == "comm_msg":
            self._watch_output_widget(content)

    def _add(self, kind: str, content: Output) -> None:
        output = {"output_type": kind, **{name: content[name] for name in KEPT[kind]}}
        self._area.add(output)
        name = content.get("transient", {}).get("display_id")
        if name is not None:
            self._named.setdefault(name, []).append(output)

    def _update(self, content: Output) -> None:
        for output in self._named.get(content["transient"].get("display_id"), ()):
            output["data"] = content["data"]
            output["metadata"] = content["metadata"]

    def _note_model(self, content: Output) -> None:
        state = content["data"].get("state", {})
        kind = (str(state.get(name) or "") for name in KIND_OF_MODEL)
        self.models.append([content["comm_id"], *kind])

    def _watch_output_widget(self, content: Output) -> None:
        # A browser would collect these outputs and send them back to the widget.
        state = content["data"].get("state", {})
        if "msg_id" not in state:
            return
        if state["msg_id"]:
            self._widgets.append((content["comm_id"], Area()))
        elif self._widgets:
            self._give_back(*self._widgets.pop())

    def _give_back(self, model: str, area: Area) -> None:
        from ipywidgets.widgets import widget as widgets  # the notebook has, too

        widget = widgets._instances.get(model)
        if widget is not None:
            widget.outputs = (*widget.outputs, *area.outputs)
