"""The kernel's half of the light page: widgets name their script instead of sending it.

Only kernels of the server call this. Elsewhere, for example in JupyterLab, widgets
stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import anywidget
import comm
from IPython.core.getipython import get_ipython
from ipywidgets import DOMWidget, Layout, Widget
from ipywidgets.widgets import widget as widgets
from ipywidgets.widgets.widget import _remove_buffers

from toolkit.activities import Activity
from toolkit.model import JSON
from toolkit.server.page.charts_in_kernel import describe_charts, show_charts_in_outputs
from toolkit.server.page.modules import MODULE_MIME, ModuleFolder
from toolkit.server.page.self_described import SelfDescribed
from toolkit.server.page.widgets import ANYWIDGET

MARK = "module:"

_LIGHT = {"_esm", "_css"}
"""Of all that our activities keep to themselves, what the page needs."""

_SUFFIXES = {"_esm": "js", "_css": "css"}
_ADDRESS = ("http://", "https://")

State = dict[str, JSON]
Message = Mapping[str, JSON]
Bundle = tuple[dict[str, JSON], dict[str, JSON]]


class ModuleUrls:
    """Makes the widgets of a kernel say where their script is; as long-lived as it."""

    def __init__(self, folder: ModuleFolder):
        self.folder = folder
        self.asked = False
        self.self_described = SelfDescribed()
        self._digests: dict[str, str] = {}

    def digest(self, text: str, suffix: str) -> str:
        """The hash of *text*, which is in the folder afterwards."""
        if text not in self._digests:
            self._digests[text] = self.folder.add(text, suffix)
        return self._digests[text]

    def named(self, state: Mapping[str, JSON]) -> State:
        """*state* with hashes in place of the script and the style sheet."""
        return {
            key: self._name(value, _SUFFIXES[key]) if key in _SUFFIXES else value
            for key, value in state.items()
        }

    def _name(self, text: str, suffix: str) -> str:
        # A style that changes while people are there would leave a file each time.
        passes = suffix == "css" and self.asked and text not in self._digests
        if not text or passes or text.startswith(_ADDRESS):
            return text
        return f"{MARK}{self.digest(text, suffix)}"

    def told(self, widget: Widget) -> State:
        """What a page wants to know of *widget*: of others' all that is synced."""
        if not isinstance(widget, Activity):
            return dict(widget.get_state())
        own = {key for key in widget.keys if not key.startswith("_")}
        keys = sorted(own - {"layout"} | _LIGHT.intersection(widget.keys))
        # It holds nothing but JSON, and asking each trait how to write it down
        # would touch, and so copy, memory that all kernels share.
        return self.named({key: getattr(widget, key) for key in keys})

    def described(self, widget: anywidget.AnyWidget) -> dict[str, str]:
        """What an output tells the page's author about a widget's modules."""
        texts = {"js": getattr(widget, "_esm", ""), "css": getattr(widget, "_css", "")}
        return {
            suffix: self.digest(str(text), suffix)
            for suffix, text in texts.items()
            if text and not str(text).startswith(_ADDRESS)
        }


def use_module_urls(folder: Path, *, shell: Any = None) -> ModuleUrls:
    """From now on, this kernel's anywidgets name their modules; texts go to *folder*.

    Call it before the notebook's first cell. *shell* is the IPython shell, by default
    the one that is running.
    """
    urls = ModuleUrls(ModuleFolder(folder))
    urls.self_described.find_from_now_on(urls.named)
    anywidget.AnyWidget.get_state = _naming(anywidget.AnyWidget.get_state, urls)
    comm.get_comm_manager().register_target(
        "jupyter.widget.control", partial(_answer_on, urls=urls)
    )
    running: Any = shell or get_ipython()
    formatter = running.display_formatter.mimebundle_formatter
    formatter.for_type(anywidget.AnyWidget, _describing(urls))
    describe_charts(formatter)
    show_charts_in_outputs(running.display_pub)
    return urls


def _answer_on(control: Any, _opened: Message, *, urls: ModuleUrls) -> None:
    """Say on *control* how every widget is, as often as the page asks there.

    Where ipywidgets answers, it keeps the page's line in the class of all widgets, and
    with every change of a class Python forgets how attributes of all below are found.
    A kernel finding it out again would copy what all kernels share.
    """

    def answer(message: Message) -> None:
        if message["content"]["data"].get("method") == "request_states":
            _tell_states(control, urls)

    control.on_msg(answer)


def _tell_states(control: Any, urls: ModuleUrls) -> None:
    urls.asked = True
    shown = [one for one in widgets._instances.values() if not isinstance(one, Layout)]
    states = {
        **{one.model_id: urls.told(one) for one in (*_layouts_of(shown), *shown)},
        **dict(urls.self_described.states()),
    }
    described = {model: {"state": state} for model, state in states.items()}
    described, paths, buffers = _remove_buffers(described)
    told = {"method": "update_states", "states": described, "buffer_paths": paths}
    control.send(told, buffers=buffers)


def _layouts_of(shown: Iterable[Widget]) -> Iterator[Layout]:
    """The layouts of others' widgets; ours are laid out by our own style sheets."""
    for widget in shown:
        if isinstance(widget, DOMWidget) and not isinstance(widget, Activity):
            layout = widget.layout
            if isinstance(layout, Layout):
                yield layout


def _is_drawn_here(widget: Any) -> bool:
    """Whether the page draws it itself, as nearly all that is made with anywidget.

    A few name a front end of their own, as ipyreact does, and Voila's loads that.
    """
    return bool(widget._model_module == ANYWIDGET)


def _naming(get_state: Callable[..., State], urls: ModuleUrls) -> Callable[..., State]:
    def get_state_by_name(self: Widget, *details: Any, **options: Any) -> State:
        state = get_state(self, *details, **options)
        return urls.named(state) if _is_drawn_here(self) else state

    return get_state_by_name


def _describing(urls: ModuleUrls) -> Callable[..., Bundle | None]:
    def bundle(widget: Any, include: Any = None, exclude: Any = None) -> Bundle | None:
        own = _bundle_of(widget, include, exclude)
        if own is None or not _is_drawn_here(widget):
            return own
        data, metadata = own
        return {**data, MODULE_MIME: urls.described(widget)}, metadata

    return bundle


def _bundle_of(widget: Any, include: Any, exclude: Any) -> Bundle | None:
    own = widget._repr_mimebundle_(include=include, exclude=exclude)
    if own is None:
        return None
    return own if isinstance(own, tuple) else (own, {})
