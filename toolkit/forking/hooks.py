"""What a notebook may ask of the process that runs it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from types import MappingProxyType

from toolkit.forking.orders import Payload

PREFIX = "KERNEL_BINDING_"

Binding = Mapping[str, str]
BindCallback = Callable[[Binding], object]
ForkCallback = Callable[[], object]
WarmUp = Callable[[], AbstractContextManager[object]]
NoticeCallback = Callable[[Payload], object]


class BindingError(RuntimeError):
    """A template was asked whom it serves; it serves nobody yet."""


@dataclass
class Hooks:
    """The callbacks of the notebook in this process; lives as long as the process."""

    waiting: bool = False
    bound: Binding | None = None
    send: Callable[[Payload], None] | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    before_fork: list[WarmUp] = field(default_factory=list)
    after_fork: list[ForkCallback] = field(default_factory=list)
    before_bind: list[WarmUp] = field(default_factory=list)
    on_bind: list[BindCallback] = field(default_factory=list)
    on_notice: list[NoticeCallback] = field(default_factory=list)

    def renew(self) -> None:
        """In a fork: run what waited for it, once."""
        waited, self.after_fork = self.after_fork, []
        for renew in waited:
            renew()

    def bind(self, values: Binding) -> None:
        """Give this process its visitor and run what waited for that."""
        self.bound = MappingProxyType(dict(values))
        self.waiting = False
        self.renew()
        for callback in self.on_bind:
            callback(self.bound)


HOOKS = Hooks()


def binding() -> Binding:
    """Return what the server says of this kernel's visitor.

    Outside a forked kernel these are the environment variables that begin with
    `KERNEL_BINDING_`, their names without that prefix and in lower case.
    """
    if HOOKS.bound is not None:
        return HOOKS.bound
    if HOOKS.waiting:
        raise BindingError(
            "A template serves nobody yet. "
            "Read the binding in a function decorated with @on_bind."
        )
    found = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in os.environ.items()
        if name.startswith(PREFIX)
    }
    return MappingProxyType(found)


def told() -> Mapping[str, str]:
    """What the server says of the notebook itself; nothing where there is no server."""
    return MappingProxyType(dict(HOOKS.told))


def on_bind(callback: BindCallback) -> BindCallback:
    """Call *callback* with the binding in each visitor's kernel.

    In a template it waits for the fork; everywhere else it runs at once.
    """
    if HOOKS.waiting:
        HOOKS.on_bind.append(callback)
    else:
        callback(binding())
    return callback


def before_fork(warm_up: WarmUp) -> WarmUp:
    """In a template, let *warm_up* stand in for `on_bind` in the visit by nobody.

    It returns a context manager that makes the notebook somebody's, and then nobody's
    again. Everything made meanwhile is shared by all kernels. Elsewhere it never runs.
    """
    if HOOKS.waiting:
        HOOKS.before_fork.append(warm_up)
    return warm_up


def before_bind(warm_up: WarmUp) -> WarmUp:
    """In a kernel made ahead of need, let *warm_up* stand in for `on_bind`, once.

    As with `before_fork`, but in each such kernel, while it waits for its visitor: what
    it makes need not be made, or copied, when the visitor has come.
    """
    if HOOKS.waiting:
        HOOKS.before_bind.append(warm_up)
    return warm_up


def after_fork(callback: ForkCallback) -> ForkCallback:
    """Call *callback* in each fork before `on_bind`; elsewhere it never runs."""
    if HOOKS.waiting:
        HOOKS.after_fork.append(callback)
    return callback


def on_notice(callback: NoticeCallback) -> NoticeCallback:
    """Call *callback* in the kernel's event loop with each notice of the server."""
    HOOKS.on_notice.append(callback)
    return callback


def notify_server(payload: Payload) -> None:
    """Send *payload* (JSON) to the server; do nothing where there is no such server.

    In a template the server finds it in `Template.notices`.
    """
    if HOOKS.send is not None:
        HOOKS.send(payload)
