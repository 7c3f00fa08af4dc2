"""What keeps programs out of public forms, with its clock in hand."""

from toolkit.server.gate import IN_ALL, LONGEST, PER_NEIGHBOURHOOD, QUICKEST, Gate
from toolkit.server.throttle import WINDOW


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_form_is_taken_neither_at_once_nor_after_a_day_nor_without_our_ticket() -> (
    None
):
    clock = Clock()
    gate = Gate(clock=clock)
    ticket, forged = gate.ticket(), Gate(clock=clock).ticket()
    said = []
    for age in (0, QUICKEST, LONGEST, LONGEST + 1):
        clock.now = 1_000.0 + age
        assert (gate.ticket(ticket) == ticket) == (age <= LONGEST)
        said.append(gate.objection(ticket, address="192.0.2.1"))
    assert said == ["quick form", "", "", "old form"]
    for wrong in (forged, "", "x", "é.1.é"):
        assert gate.objection(wrong, address="192.0.2.1") == "old form"


def test_one_neighbourhood_cannot_send_without_end_and_others_do_not_notice() -> None:
    clock = Clock()
    gate = Gate(clock=clock)
    ticket = gate.ticket()
    clock.now += QUICKEST
    for number in range(PER_NEIGHBOURHOOD):
        gate.took(address=f"2001:db8::{number:x}")
    assert gate.objection(ticket, address="2001:db8::ffff") == "many forms"
    assert gate.objection(ticket, address="192.0.2.1") == ""
    for number in range(IN_ALL - PER_NEIGHBOURHOOD):
        gate.took(address=f"198.51.100.{number}")
    assert gate.objection(ticket, address="192.0.2.1") == "many forms"
    clock.now += WINDOW
    assert gate.objection(ticket, address="2001:db8::ffff") == ""
