"""The programme's words and a cohort's dates, put into everything an activity says."""

from __future__ import annotations

import json
from functools import partial

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.component import said
from toolkit.activities.base.words import WORDS
from toolkit.errors import AuthoringError
from toolkit.programme import Programme
from toolkit.programme.dated import waits_for_dates
from toolkit.programme.wording import Wording, filled

_MATHS = f'"maths": {json.dumps(WORDS["maths"])}'


def reword(activity: Activity, wording: Wording) -> None:
    """Fill in what the author of *activity* left room for, such as {learners}.

    Raises:
        AuthoringError: a text asks for a word that the programme does not have.
    """
    try:
        activity.face = filled(activity.face, wording.apply)
    except AuthoringError as mistake:
        raise AuthoringError(f'In the activity "{activity.name}" {mistake}') from None
    activity.undated = activity.face if waits_for_dates(activity.face) else None
    activity.wording = wording
    activity.prompt = activity.face["prompt"]
    activity._esm = said(activity._esm, partial(_spoken, wording=wording))


def _spoken(words: str, *, wording: Wording) -> str:
    """What a script says; without the keys for formulas, where nobody writes any."""
    words = wording.spoken(words)
    return words if wording.formulas else words.replace(_MATHS, '"maths": ""')


def give_dates(activity: Activity, programme: Programme, *, notebook: str) -> None:
    """Let *activity* say when things are for the cohort that *programme* is dated for.

    What has no date in it stays shared with all other kernels.
    """
    activity.local = programme.local
    if activity.undated is not None:
        fill = partial(programme.in_words, workshop=notebook)
        activity.face = filled(activity.undated, fill)
        activity.prompt = activity.face["prompt"]
    activity.dated(programme)
