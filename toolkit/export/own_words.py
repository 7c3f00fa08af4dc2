"""What the README beside one's own data says: every file in it, and every field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """What a file holds, in a sentence, and what each field of its rows means."""

    about: str
    fields: Mapping[str, str]


_WHERE = {
    "cohort": "The cohort, by its id; seats.json has its title.",
    "workshop": "The workshop, by its name; “programme” is the whole year.",
    "activity": "The activity there, by its name; after a full stop, the part of it.",
}
_PAGE = {
    **_WHERE,
    "group": "The group whose page it is, by its id; groups.json has its name.",
}
_COMMENT = {
    **_WHERE,
    "part": "The part of the answer beside which it stands.",
    "text": "What it says.",
    "kind": "“thanks” for a thank-you, nothing for any other.",
    "written_at": "When it was written.",
    "gone": "Whether it has been taken back or removed; then nobody reads it.",
}
_CORRECTION = {
    "cohort": _WHERE["cohort"],
    "workshop": _WHERE["workshop"],
    "at": "When.",
    "value": "What the record said before and says since.",
    "reason": "Why, in the facilitator's words.",
}
_LOOK = {
    "at": "When.",
    "cohort": _WHERE["cohort"],
    "what": "What was opened or exported.",
}

README = """Everything that {programme} keeps of {name}
Made on {day}.

Each .json file is a list of rows in UTF-8. Times are in UTC unless they say another
zone. The folder "files" has what you added, as you added it, by the ids in files.json.
The PDFs are your portfolio, one for each cohort, to read and to print.
{scope}
Private links and the marks of sign-ins are kept only as fingerprints that lead nowhere,
so they are not here. If something is missing or wrong, ask whoever runs your programme;
“Privacy and contact” at the foot of each page says whom.
"""

WHOLE = """
The zip holds what you wrote privately, too. Keep it where only you can read it.
"""

AS_FACILITATORS_SEE = """
This zip was made by a facilitator, so it holds what facilitators may see. What you
wrote privately is not in it: to have everything, sign in and press "Download all of it"
on the page "My data".
"""

FILES: Mapping[str, Told] = {
    "person": Told(
        "Who you are here.",
        {
            "id": "A number for you, which means nothing elsewhere.",
            "name": "Your name.",
            "school": "Where you work.",
            "email": "The address by which you are known again.",
            "mailbox": "An address to write to that others use, too.",
        },
    ),
    "seats": Told(
        "Your place in each cohort.",
        {
            "cohort": "The cohort's id.",
            "title": "The cohort's title.",
            "role": "participant, facilitator or organiser.",
            "group": "Your group for the year.",
            "withdrawn_at": "When you withdrew, if you did.",
        },
    ),
    "answers": Told(
        "What you answered, every version of it, votes and cards among them, and also "
        "what is no longer asked.",
        {
            **_WHERE,
            "version": "Counts the versions of one answer from 1.",
            "stands": "Whether this version is the answer now.",
            "prompt": "What was asked, in the words of that day.",
            "value": "Your answer.",
            "sharing": "Whom you shared it with: private, facilitators, group, cohort.",
            "saved_at": "When it was saved.",
            "conflict": "Whether it was kept beside one from another device.",
            "filled": "Whether it says anything; nothing where that was not noted.",
        },
    ),
    "files": Told(
        "The files, photos and clips you added.",
        {
            "id": "Its name in the folder “files” begins with this.",
            **_WHERE,
            "field": "The box it was added to.",
            "name": "What you called it.",
            "media_type": "What kind of file it is.",
            "size": "Its size in bytes.",
            "added_at": "When you added it.",
            "description": "What you said it shows.",
        },
    ),
    "comments-written": Told(
        "What you said beside others' answers.",
        {**_COMMENT, "about": "Whose answer it is."},
    ),
    "comments-received": Told(
        "What others said beside your answers.", {**_COMMENT, "person": "Who wrote it."}
    ),
    "group-lines": Told(
        "What you wrote on your groups' pages, every version that is yours.",
        {
            **_PAGE,
            "version": "Counts the versions of one line from 1.",
            "words": "What it says.",
            "gone": "Whether this version took the line away.",
            "saved_at": "When it was saved.",
            "began": "Whether you began the line.",
            "stands": "Whether this version is what stands there now.",
        },
    ),
    "groups": Told(
        "The groups made for a workshop, where you are in one. Your group for "
        "the year stands in seats.json.",
        {
            **_WHERE,
            "group": "The group's id.",
            "name": "The group's name.",
            "place": "Where it meets.",
            "made_by_you": "Whether you made these groups.",
            "saved_at": "When they were made.",
        },
    ),
    "attendance": Told(
        "The record of attendance.",
        {
            "cohort": _WHERE["cohort"],
            "workshop": _WHERE["workshop"],
            "joined_at": "When you first came.",
            "left_at": "When you were last there.",
            "mode": "In the room or online.",
            "mark": "What a facilitator put in place of the record.",
            "caught_up": "Whether you caught up later.",
            "note": "What a facilitator noted beside it.",
        },
    ),
    "stays": Told(
        "Each stretch for which your page of a workshop was open while it was led.",
        {
            "cohort": _WHERE["cohort"],
            "workshop": _WHERE["workshop"],
            "came_at": "When it was opened.",
            "left_at": "When it was closed.",
        },
    ),
    "corrections": Told("Corrections of your record of attendance.", _CORRECTION),
    "corrections-made": Told(
        "Corrections that you made, of anybody's record.", _CORRECTION
    ),
    "messages": Told(
        "What was written to you. A message is made when it goes and its text is not "
        "kept.",
        {
            "cohort": _WHERE["cohort"],
            "queued_at": "From when on it could go.",
            "sent_at": "When it went.",
            "kind": "What kind of message it is.",
            "about": "What it is about.",
            "subject": "Its subject.",
            "address": "Where it went.",
            "value": "What was noted for it, such as a facilitator's own line.",
            "state": "How it stands.",
            "problem": "What stood in its way.",
        },
    ),
    "choices": Told(
        "What you have chosen, such as no reminders; and what was noted of your place.",
        {
            "cohort": _WHERE["cohort"],
            "name": "What it is.",
            "value": "What you chose.",
            "changed_at": "When.",
        },
    ),
    "wishes": Told(
        "What you want to be reminded of.",
        {**_WHERE, "day": "The day of the reminder."},
    ),
    "consents": Told(
        "What you have agreed to, and what you took back.",
        {
            **_WHERE,
            "given_at": "When you agreed.",
            "purpose": "What for.",
            "wording": "The words that you read.",
            "taken_back_at": "When you took it back.",
        },
    ),
    "reader-links": Told(
        "Links by which you let somebody read. The links themselves are not kept.",
        {
            "cohort": _WHERE["cohort"],
            "made_at": "When you made it.",
            "expires_at": "When it ends by itself.",
            "revoked_at": "When you ended it.",
            "opened": "How often it was opened.",
            "value": "What it shows, and what you called it.",
        },
    ),
    "interest": Told(
        "What you wrote when you registered interest.",
        {
            "cohort": _WHERE["cohort"],
            "written_at": "When.",
            "name": "Your name then.",
            "school": "Where you worked then.",
            "email": "Your address then.",
            "value": "What you answered.",
            "state": "How it stands.",
            "changed_at": "Since when.",
        },
    ),
    "sign-ins": Told(
        "Your sign-ins and personal links, without what would let somebody in.",
        {
            "cohort": _WHERE["cohort"],
            "expires_at": "Until when it works; each day of use moves it.",
            "purpose": "sign-in, link, or what else it is for.",
            "revoked": "Whether it has been ended.",
        },
    ),
    "looked-at-you": Told(
        "Who opened or exported what you wrote.",
        {
            **_LOOK,
            "by": "Who.",
            "about": "You, by your id; empty where it was that of the whole cohort.",
        },
    ),
    "you-looked": Told(
        "What you opened or exported of others, as a facilitator.",
        {**_LOOK, "about": "Of whom, or which workshop."},
    ),
    "changes": Told(
        "The server's note that something changed, without what.",
        {
            "id": "Counts up.",
            **_WHERE,
            "kind": "What kind of thing changed.",
        },
    ),
}
"""By the names of the parts that the store reads."""

SEEN_BY_FACILITATORS = (
    *("person", "seats", "answers", "files", "groups", "attendance", "stays"),
    *("corrections", "messages", "consents", "interest", "looked-at-you"),
)
"""The parts that hold nothing but what facilitators may see."""
