"""The server's own sentences."""

from __future__ import annotations

from toolkit.post import said_after
from toolkit.post.said import NOTICES as OF_MESSAGES

FAILURES = {
    400: (
        "That did not arrive whole",
        "Something was missing from what your browser sent. "
        "Go back, load the page again and repeat it.",
    ),
    403: (
        "Please try that again",
        "This page has been open for a while, or you have been signed out. "
        "Go to the start page and repeat what you were doing.",
    ),
    404: (
        "There is nothing here",
        "The address may be mistyped, or what was here has moved. "
        "The start page shows everything that is open to you.",
    ),
    405: (
        "That does not work from here",
        "Go to the start page and use the buttons there.",
    ),
    412: (
        "This browser is in another cohort now",
        "This page was opened in another cohort, or by somebody else. Nothing was "
        "changed. Go to the start page to see where you are.",
    ),
    413: (
        "That file is too large",
        "Save a smaller copy and try again.",
    ),
    422: (
        "That could not be kept",
        "Go back, change it and try again.",
    ),
    429: (
        "Too many codes that do not work",
        "Wait half a minute, check the code on the screen and try again; "
        "after many attempts of your own, wait five minutes. "
        "A personal link works straight away.",
    ),
    503: (
        "Just a moment",
        "A lot of people are arriving at once. This page tries again by itself.",
    ),
}
NO_ROOM = (
    "There are too many connections from your network at this moment. "
    "Wait a few seconds, then load the page again."
)
BUSY = (
    "The server is busy keeping what others write. Wait a moment, then try again; "
    "nothing that was saved is lost."
)
AWAY = (
    "Answers cannot be reached at this moment",
    "The server cannot reach the place where answers are kept. What was saved is safe, "
    "and a page that is open keeps what you type. Wait a moment, then try again. If it "
    "keeps happening, tell your facilitator.",
)
OTHER_FAILURE = (
    "Something went wrong on our side",
    "Your saved answers are safe. Wait a moment, then load the page again. "
    "If it keeps happening, tell your facilitator what you were doing.",
)
UNKNOWN_LINK = (
    "This link no longer works",
    "It may have been replaced by a newer one, or cut short on its way to you. "
    "Open the newest message from your facilitator, or ask them for a new link. "
    "In the room, you can also join with the room code.",
)
_UNKNOWN_CODE = (
    "That code does not open a room. Check it against the screen; "
    "letters may be large or small."
)
_WAIT = (
    "Too many codes from this place did not work. Wait half a minute and try again; "
    "after many attempts of your own, wait five minutes. "
    "Your personal link works straight away."
)
_JOINED_BEFORE = (
    "This name has joined before. So that nobody can open another person's answers, "
    "please use your personal link. If you cannot find it, "
    "ask a facilitator: a new one takes a few seconds."
)
_COOKIES_OFF = (
    "Your browser keeps no cookies for this site, so nobody can join from it: a cookie "
    "is how the site knows you from one page to the next. Allow cookies for this site "
    "in your browser's settings, then load this page again. If the settings are not "
    "yours to change, another browser or your phone works, too."
)
_OLD_FORM = (
    "That did not get through, because the page had been open for a while. "
    "Please try it again now."
)
_PLACE_GONE = (
    "This has changed meanwhile, or no place is free any more. How it stands is below."
)
_OTHER_SEAT = (
    "The page you came from belongs to another of your cohorts, so nothing was "
    "changed. Go there with its button, and repeat what you were doing."
)
_OTHER_COHORT = (
    "What you opened belongs to another of your cohorts. Go there with its button."
)
_OTHER_PERSON = (
    "Somebody else had signed in to this browser when that page was opened, so nothing "
    "was changed. Please try it again now."
)
_UNKNOWN_SEAT = (
    "You are no longer in that cohort, or its page was opened by somebody else. "
    "These are yours now."
)
_COHORT_ID = (
    "The short name is made of small letters, digits and single hyphens, at most 60 "
    "characters, such as north-2026. Leave it empty to have it made from the title."
)
_NO_ADDRESS = (
    "That is not an email address. Correct it, or leave it empty: nobody needs one."
)
_KNOWN_ADDRESS = (
    "Somebody of another name is known by this email address. If it is the same "
    "person, write their name as their roster has it; if not, leave the address empty."
)
_NAME_HERE = (
    "Somebody of this name is here already. If it is the same person, choose them from "
    "the list; if not, add something to the name that tells the two apart."
)
_ALL_ENDED = (
    "You are signed out everywhere, and your links have ended. Your answers are kept. "
    "To come back, ask a facilitator for a new link."
)
_LEFT_FOR_GOOD = (
    "You are signed out, and this site has left nothing of yours in this browser. If "
    "you opened your personal link here, that link has ended; where you are signed in "
    "elsewhere, you stay so. To come back, ask a facilitator for a new link. Files "
    "that you downloaded stay until you delete them."
)

DONE = {
    "taken back": "Taken back. It is no longer shown anywhere.",
    **said_after.DONE,
    "corrected": "That is corrected, in every cohort they are in.",
    "in-school": "The role in {school} is kept.",
    "in group": "Their group is changed.",
    "line kept": "It is on your group's page.",
    "line away": "It is taken away.",
    "pair kept": "The pair is made. Both find it on their page My group.",
    "pair away": "The pair is no more. What it wrote is kept.",
    "has role": "Their role is changed. Pages that they had open begin again.",
    "moved": "They are in this cohort now, with their answers; their links lead here.",
    "merged": "They are one person now. The links of both work.",
    "withdrawn": "They have withdrawn. What they wrote is kept.",
    "returned": "They are back. The links that they had lead in again.",
    "signed out": "They are signed out everywhere. Their links go on working.",
    "report kept": "Kept. The report has it when it is made next.",
    "evaluation kept": "That is kept. Everybody who facilitates here sees it.",
    "look over": (
        "What that page showed is done, or was too long ago to be shown again. Here is "
        "how it stands now."
    ),
    "imported": (
        "The roster is imported. Whoever is new needs a link: make one beside a name, "
        "or a file of them below."
    ),
}
"""What is said once because something is done, by its name."""

PERSON = {
    "no cohort": "Choose the cohort that they go to.",
    "not sure": (
        "Merging cannot be undone. Choose the other one, tick that they are one "
        "person, and press it again."
    ),
    "elsewhere": (
        "One of them has a place in another cohort, too. An organiser can merge them."
    ),
}
ROSTER = {"no file": "Choose a file first, then press the button."}
WITHDRAWN = (
    "Your place is withdrawn",
    "This link is yours, and your answers are kept, but your place in {cohort} is "
    "withdrawn. If that is not what you expect, ask a facilitator: they can open the "
    "same link again.",
)

NOTICES = {
    **DONE,
    "all ended": _ALL_ENDED,
    "groups changed": "Somebody changed the pairs just now. Look, then try again.",
    "no pair": "Choose two different people, then make the pair.",
    "paired already": "One of the two is in a pair already. Choose another.",
    "report unready": "Nobody facilitates this cohort yet. Appoint somebody first.",
    "role too long": (
        "That role is too long, so it was not kept. Shorten it to 120 characters."
    ),
    "long words": "That is longer than fits here. Shorten it; nothing was changed.",
    "cohort stays": "Nothing was removed. Look through this once more.",
    "leads further": "Their link leads to a higher place, too. Ask an organiser.",
    "unknown code": _UNKNOWN_CODE,
    "unknown link": ". ".join(UNKNOWN_LINK),
    "wait": _WAIT,
    "joined before": _JOINED_BEFORE,
    "no cookies": _COOKIES_OFF,
    "old form": _OLD_FORM,
    "other seat": _OTHER_SEAT,
    "other cohort": _OTHER_COHORT,
    "other person": _OTHER_PERSON,
    "unknown seat": _UNKNOWN_SEAT,
    "no title": "Write the title of the cohort, then send it again.",
    "cohort id": _COHORT_ID,
    "cohort id taken": "Another cohort has this short name. Choose another one.",
    "no name": "Write the name, then send it again.",
    "no address": _NO_ADDRESS,
    "known address": _KNOWN_ADDRESS,
    "name here": _NAME_HERE,
    "too long": "That is too long: 120 characters are the most.",
    "busy": BUSY,
    "away": ". ".join(AWAY),
    "place gone": _PLACE_GONE,
    "left": "You are signed out on this device.",
    "left for good": _LEFT_FOR_GOOD,
    **OF_MESSAGES,
    **said_after.NOTICES,
}
"""What a page says once because of the form that led to it, by its name."""

PREPARING = (
    "Nearly there",
    "This workshop is being prepared. The page opens by itself in a few seconds.",
)
HOME_COMES = (
    "Your tasks and your plan show here, too, in a moment. Load this page again."
)
NOT_OPEN = (
    "This workshop is not open yet",
    "Its page opens nearer the day. The start page shows what is open to you now.",
)
NOT_READY = (
    "This workshop is not ready yet",
    "Its page cannot be shown at the moment. Your saved answers are safe. "
    "Your facilitator can see why; please try again in a few minutes.",
)
NOTHING_TO_DOWNLOAD = (
    "There is no document yet",
    "The workshop's page cannot be shown at the moment, so its answers cannot be "
    "printed. They are safe; please try again in a few minutes.",
)
NO_SUCH_PART = "That is not a part of your portfolio"
ENOUGH_DOCUMENTS = (
    "Your documents are on their way",
    "Several of your documents are being made at this moment. "
    "Wait until one has arrived, then ask again.",
)
BROWSERS = (
    "These pages work in Safari 15.4, on iPhones and iPads with iOS 15.4, in Firefox "
    "ESR, in Chrome 109 and Edge 109, and in all that are newer."
)
"""The oldest browsers; `tests/floor/` holds everything we send to them."""

_NOT_KEPT = "What you type here would not be kept. "
TOO_OLD = {
    "too_old": (
        f"{{name}} is too old for this page. {_NOT_KEPT}{BROWSERS} "
        "Please use another browser or device, or bring this one up to date."
    ),
    "unread": (
        f"This page's script could not be read by {{name}}. {_NOT_KEPT}Load the page "
        f"again. If this stays, the browser is too old for it. {BROWSERS}"
    ),
    "nameless": "This browser",
}
"""Said by a browser that cannot run the page; {name} is its own, with its number."""

BACKUP_LAST = "Last backup: {when}, checked."
BACKUP_NONE_YET = "There is no backup yet. The server makes one each night."
BACKUP_FAILED = (
    "The backup of {when} could not be made. Tell whoever looks after the server; its "
    "log says what to do."
)
BACKUP_ELSEWHERE = (
    "Answers are kept in PostgreSQL, of which this server makes no backups. Whoever "
    "looks after it makes them with pg_dump."
)

DATES_NONE = "No dates yet"
DATES_OPEN = "{count} to be announced"
PUBLIC = {True: "Everybody can read it", False: "Nobody can read it yet"}
STEPS = {
    "calendar": "Say when and where the workshops are",
    "people": "Put people on the roster and give them their links",
    "public": "Tell others about it on a public page",
    "messages": "Look at the messages that people will be sent",
}
"""What is to do before a cohort begins, by the page on which it is done."""
