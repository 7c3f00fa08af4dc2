"""The programme's words, put into everything an activity says."""

from __future__ import annotations

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.component import said
from toolkit.errors import AuthoringError
from toolkit.programme.wording import Wording, filled


def reword(activity: Activity, wording: Wording) -> None:
    """Fill in what the author of *activity* left room for, such as {pupils}.

    Raises:
        AuthoringError: a text asks for a word that the programme does not have.
    """
    try:
        activity.face = filled(activity.face, wording.apply)
    except AuthoringError as mistake:
        raise AuthoringError(f'In the activity "{activity.name}" {mistake}') from None
    activity.wording = wording
    activity.prompt = activity.face["prompt"]
    activity._esm = said(activity._esm, wording.spoken)
