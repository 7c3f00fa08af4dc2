"""Consent that hangs on an answer: given when it is shared, gone when it is not."""

from __future__ import annotations

from toolkit.activities.base.activity import Activity
from toolkit.model import Sharing
from toolkit.model.consent import Purpose


def follow_answer(
    activity: Activity, part: str, *, purpose: Purpose, wording: str
) -> None:
    """Let the consent to one part of an answer be as what is kept of it says.

    It stands while the answer is shared and says "consent"; its date is that of the
    first time since it was last taken back.
    """
    seat, workshop = activity.seat, activity.workshop
    stored_name = activity.stored_name(part)
    if seat is None:
        return
    kept = seat.response(workshop, stored_name)
    agrees = (
        kept is not None
        and kept.sharing is not Sharing.PRIVATE
        and kept.value.get("consent") is True
    )
    stands = stored_name in seat.consents.standing(purpose, workshop)
    if agrees and not stands:
        seat.consents.give(purpose, workshop, stored_name, wording=wording)
    elif stands and not agrees:
        seat.consents.take_back(purpose, workshop, stored_name)
