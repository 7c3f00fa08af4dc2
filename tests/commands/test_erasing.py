"""`toolkit person erase` and `toolkit compact`: what goes is said first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import run
from toolkit.commands import person as commands
from toolkit.model import Role
from toolkit.model.erasing import How
from toolkit.post.erasing import forget_letters
from toolkit.server.site import now
from toolkit.store import Store


def test_who_is_erased_is_said_first_and_a_receipt_names_nobody(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = kept.people.add("north", name="Zebrafinch", email="z@example.org")
    kept.people.withdraw(ana, at=now())
    refused = run("person", "erase", "Zebrafinch")
    assert refused.exit_code == 1
    assert "Of Zebrafinch, in every cohort:" in refused.output
    assert kept.people.seating(ana.id) is not None
    monkeypatch.setattr(commands, "is_at_hand", lambda: True)
    run("person", "erase", "Zebrafinch", typed="n\n")
    assert kept.people.seating(ana.id) is not None
    done = run("person", "erase", "Zebrafinch", typed="y\n").output
    receipt = done.partition("Receipt:")[2]
    assert "written anew" in receipt
    assert "Zebrafinch" not in receipt
    assert kept.people.seating(ana.id) is None
    assert "Nobody" in run("person", "erase", "Zebrafinch", "--yes").output


def test_the_only_facilitator_of_others_is_refused(kept: Store) -> None:
    lead = kept.people.add("north", name="Wren", role=Role.FACILITATOR)
    kept.people.add("north", name="Somebody")
    refused = run("person", "erase", "Wren", "--yes")
    assert refused.exit_code == 1
    assert "only facilitator of North" in refused.output
    assert kept.people.seating(lead.id) == lead


def test_the_doctor_says_what_is_owed_and_compact_does_it(kept: Store) -> None:
    ana = kept.people.add("north", name="Zebrafinch")
    kept.erasures.erase(ana.person.id, at=now(), how=How.PAGE)
    told = run("doctor")
    assert (told.exit_code, "toolkit compact" in told.output) == (1, True)
    assert "Nothing is left" in run("compact").output
    assert run("doctor").exit_code == 0


def test_letters_that_wait_for_them_go_and_those_of_others_stay(tmp_path: Path) -> None:
    for name, to in (("Finch", "f@example.org"), ("Wren", "w@example.org")):
        letter = tmp_path / f"{name}, 0123456789ab.eml"
        letter.write_text(f'To: "{name}" <{to}>\nSubject: x\n\nDear {name}\n')
    table = tmp_path / "mail-merge 0123456789ab.csv"
    heads, *rows = (
        "name,school,email,subject,link,text",
        "Finch,Hill,f@example.org,x,,Dear Finch",
        "Wren,Hill,w@example.org,x,,Dear Wren",
    )
    table.write_text("\r\n".join([heads, *rows]), encoding="utf-8-sig")
    forget_letters(tmp_path, name="Finch", addresses={"F@example.org"})
    left = "".join(each.read_text() for each in tmp_path.iterdir())
    assert "Finch" not in left
    assert left.count("Dear Wren") == 2
    forget_letters(tmp_path / "nowhere", name="Finch", addresses=())
