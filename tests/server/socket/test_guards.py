"""What facilitators are told of a page, and in whose words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from nbformat.v4 import new_notebook

from tests.abuse.messages import to_widget
from toolkit.model import Role, Seating
from toolkit.server.kernels.allowance import Allowances
from toolkit.server.page.refused_words import IN_NOTEBOOK
from toolkit.server.refused import ELSEWHERE, NOBODYS, Refused, RefusedByPages
from toolkit.server.site import Site
from toolkit.server.socket.guard import LARGEST, LARGEST_OF_OTHERS
from toolkit.server.socket.guards import guard_of, most_at_once, whose_are

MODELS = [
    ["theirs", "anywidget", "AnyModel", "quak.widget.Widget"],
    ["here", "anywidget", "AnyModel", "__main__.Mine"],
    ["ours", "anywidget", "AnyModel", "toolkit.activities.poll.poll.Poll"],
]
HOST = "img-src what-i-think.example"


def kernel(models: list[list[str]]) -> Any:
    template = SimpleNamespace(models=models, notebook=new_notebook())
    return SimpleNamespace(kernel_id="k", template=template)


def noted(role: Role, *sent: tuple[str, dict[str, object]]) -> tuple[Refused, ...]:
    """What is noted once somebody of this role has *sent* data over comms."""
    refused = RefusedByPages()
    site = SimpleNamespace(
        allowances=Allowances(),
        refused=refused,
        kernels=SimpleNamespace(workshop_of=lambda _kernel: "one"),
    )
    seating = SimpleNamespace(id="seat", role=role)
    guard = guard_of(cast(Site, site), cast(Seating, seating), kernel(MODELS))
    for comm, data in sent:
        guard.judge(to_widget(comm, data))
    return refused.of("one")


def report(
    of: str, what: object, reason: str = "policy"
) -> tuple[str, dict[str, object]]:
    data = {"method": "refused", "of": of, "reason": reason, "what": what}
    return "control", data


def test_each_widget_is_called_by_its_package():
    script = {"method": "update", "state": {"_esm": "my own words"}}
    found = noted(Role.PARTICIPANT, *((comm, script) for comm, *_ in MODELS))
    assert [each.widget for each in found] == ["quak", IN_NOTEBOOK, "an activity"]
    assert {(each.reason, each.detail) for each in found} == {("private", "_esm")}


def test_of_a_facilitators_page_the_host_is_told():
    found = noted(Role.FACILITATOR, report("theirs", HOST), report("theirs", HOST))
    assert found == (Refused("quak", "policy", HOST),)


@pytest.mark.parametrize(
    "what", [HOST, "img-src", "img-src<b>", "what-i-think", ["x"], None]
)
def test_no_words_of_a_participant_are_told(what: object):
    words = {"method": "update", "state": {"_view_what_i_think": 1}}
    found = noted(Role.PARTICIPANT, report("what I think", what), ("theirs", words))
    assert {each.detail for each in found} <= {"", "img-src"}
    assert "think" not in repr(found)


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.FACILITATOR])
def test_a_script_that_stopped_is_told_by_its_class_and_the_errors_name(role: Role):
    said = ["SyntaxError", "My words", ["x"], "TypeError at my words"]
    found = noted(role, *(report("here", each, "script") for each in said))
    assert found == (
        Refused(IN_NOTEBOOK, "script", "SyntaxError in Mine"),
        Refused(IN_NOTEBOOK, "script", "Error in Mine"),
    )
    (of_nobody,) = noted(role, report("what I think", "TypeError", "script"))
    assert of_nobody == Refused(ELSEWHERE, "script", "TypeError")


@pytest.mark.parametrize("models", [MODELS, MODELS[:1]])
def test_no_package_is_blamed_for_what_nobody_knows_whose_it_is(
    models: list[list[str]],
):
    assert whose_are(kernel(models)).called("") == NOBODYS
    assert whose_are(kernel(models)).called("made later") == ELSEWHERE


def test_a_page_without_widgets_of_others_sends_less_at_once():
    assert most_at_once(kernel(MODELS)) > LARGEST_OF_OTHERS
    assert most_at_once(kernel(MODELS[2:])) == 2 * LARGEST
    assert most_at_once(SimpleNamespace()) == 2 * LARGEST
