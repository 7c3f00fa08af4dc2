"""The same notebook runs where nothing is forked."""

from __future__ import annotations

import pytest

from toolkit.forking import (
    after_fork,
    binding,
    notify_server,
    on_bind,
    on_notice,
    supported,
)
from toolkit.forking.hooks import BindingError, Hooks


def test_elsewhere_on_bind_runs_at_once_with_the_environments_binding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KERNEL_BINDING_PERSON", "Participant 7")
    seen = []
    on_bind(seen.append)
    assert seen == [{"person": "Participant 7"}]
    assert binding()["person"] == "Participant 7"


def test_elsewhere_nothing_else_happens() -> None:
    @after_fork
    def renew() -> None:
        raise AssertionError

    @on_notice
    def heard(payload: dict[str, object]) -> None:
        raise AssertionError

    notify_server({"to": "nobody"})


def test_in_a_fork_connections_are_renewed_before_the_visitor_is_known() -> None:
    hooks, order = Hooks(waiting=True), []
    hooks.on_bind.append(lambda values: order.append(values["person"]))
    hooks.after_fork.append(lambda: order.append("renewed"))
    hooks.bind({"person": "ana"})
    assert order == ["renewed", "ana"]
    assert not hooks.waiting


def test_a_binding_cannot_be_changed() -> None:
    hooks = Hooks(waiting=True)
    hooks.bind({"person": "ana"})
    with pytest.raises(TypeError):
        hooks.bound["person"] = "ben"  # type: ignore[index]


def test_a_template_serves_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.forking.hooks.HOOKS", Hooks(waiting=True))
    with pytest.raises(BindingError, match="@on_bind"):
        binding()


def test_on_linux_kernels_can_be_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert supported()
    monkeypatch.setattr("sys.platform", "darwin")
    assert not supported()
