"""Everything the page itself says; a `{name}` is filled in where it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.model.dates import MINUTES

LEAVING: Mapping[str, str] = {
    "leaving": "Signing out…",
    "unsaved": "Not everything that was typed on this device is saved yet:",
    "unsaved_half": "Words that were begun and not sent",
    "leave_anyway": "Sign out anyway, without them",
    "leave_offline": (
        "Signing out needs a connection, and there is none at the moment. Until it is "
        "back you stay signed in here, and nothing was removed from this device."
    ),
    "leave_again": "Try again",
    "leave_not": "Stay signed in",
}
"""What is said to whoever signs out."""

JOINING: Mapping[str, str] = {
    "join_offline": (
        "Joining needs a connection, and there is none at the moment. "
        "Wait a moment, then press the button again."
    ),
}
"""What is said to whoever comes in."""

PAGE_WORDS: Mapping[str, str] = {
    "skip": "Skip to the workshop",
    "sections": "Sections",
    "section": "Section {number} of {count}: {title}",
    "previous_section": "Previous:",
    "next_section": "Next:",
    "to_top": "Back to top",
    "to_answer": "{count} to answer",
    "to_answer_one": "1 to answer",
    "answered": "{answered} of {all} answered",
    "parts_answered": "{answered} of {all} parts answered",
    "not_started": "Not started",
    "begun": "Begun",
    "finished": "Finished",
    "way": "Ways from here",
    "home": "Home",
    "outline": "Outline",
    "next_unanswered": "Next unanswered",
    "now": "Now",
    "done": "Done",
    "later": "Later",
    "opens_later": "Opens later",
    "show": "Show again",
    "fold": "Fold away",
    **MINUTES,
    "reference_ask": "Ask your {team}:",
    "signed_in_as": "Signed in as",
    "sign_out": "Sign out",
    "privacy": "Privacy and contact",
    "you_are_in": "You are in:",
    "change": "change",
    "change_where": "change to another cohort",
    "not_mine": "Not your own computer?",
    "not_mine_yes": "Sign out here, this is not my computer",
    "not_mine_about": (
        "This signs you out, clears what this site keeps in this browser, and ends the "
        "personal link that was opened here, because browsers remember addresses. "
        "To come back, ask a facilitator for a new one."
    ),
    **LEAVING,
    "no_script": (
        "You can read this page, but answering needs JavaScript. "
        "Allow it in your browser, then load the page again."
    ),
    "cell_failed": (
        "This part of the page is not available at the moment. "
        "You can carry on with the rest."
    ),
    "picture": "Picture",
    "json_one": "1 entry",
    "json_many": "{count} entries",
    "json_more": "{count} more are not shown.",
    "connecting": "Connecting…",
    "back": "Connected again.",
    "reconnecting": "Reconnecting. You can carry on: what you type is kept here.",
    "offline": (
        "No connection. Keep this page open: what you type is kept on this "
        "device and sent when the connection returns."
    ),
    "plain": (
        "Live connections are blocked here, so what others share arrives a few "
        "seconds late. Your answers are saved as usual. For your {school}'s "
        "technician: allow WebSocket connections to {host}."
    ),
    "understood": "Close",
    "portal": (
        "Something on this network answers in place of the workshop, perhaps a page "
        "to sign in to the network. Open another page and sign in there; what you "
        "type here is kept, and sent once the way is free."
    ),
    "elsewhere": (
        "You have many pages open, so this one rests. What you type is kept here."
    ),
    # The same before there is anything to type in.
    "reconnecting_bare": (
        "Reconnecting. The boxes to write in appear when the connection is back."
    ),
    "offline_bare": (
        "No connection. Keep this page open: the boxes to write in appear when the "
        "connection returns."
    ),
    "portal_bare": (
        "Something on this network answers in place of the workshop, perhaps a page "
        "to sign in to the network. Open another page and sign in there; this one "
        "then goes on by itself."
    ),
    "elsewhere_bare": "You have many pages open, so this one rests.",
    "signed_out_bare": "You have been signed out.",
    # The same where the browser cannot keep what is typed.
    "reconnecting_unkept": (
        "Reconnecting. You can carry on, but keep this page open: this browser cannot "
        "keep what you type, and it is sent when the connection is back."
    ),
    "offline_unkept": (
        "No connection. Keep this page open until it returns: this browser cannot keep "
        "what you type, and it is sent then."
    ),
    "portal_unkept": (
        "Something on this network answers in place of the workshop, perhaps a page "
        "to sign in to the network. Sign in there in another tab, and keep this page "
        "open: what you type here is sent once the way is free."
    ),
    "elsewhere_unkept": (
        "You have many pages open, so this one rests. Keep it open until you carry on: "
        "this browser cannot keep what you type here."
    ),
    "signed_out_unkept": (
        "You have been signed out. Keep this page open: this browser cannot keep what "
        "you typed, and it is sent once you are signed in again."
    ),
    "storage_full": (
        "This browser has no room left to keep what you type. Your answers are saved "
        "on the server as you type; if the connection breaks, keep this page open "
        "until they are."
    ),
    "storage_absent": (
        "This browser keeps nothing for this site, as some do in a private window. "
        "Your answers are saved on the server as you type; if the connection breaks, "
        "keep this page open until they are."
    ),
    "other_seat": (
        "This browser is in another of your cohorts now. What you typed here is kept "
        "on this device."
    ),
    "other_seat_bare": "This browser is in another of your cohorts now.",
    "other_seat_unkept": (
        "This browser is in another of your cohorts now. Keep this page open: this "
        "browser cannot keep what you typed, and it is sent once you change back."
    ),
    "change_back": "Change back",
    "carry_on": "Carry on here",
    "signed_out": ("You have been signed out. What you typed is kept on this device."),
    "sign_in": "Sign in again",
    "updated": "This page has been updated.",
    "reload": "Show the new page",
    "look_phone": "At the width of a phone",
    "broken": (
        "This activity did not load. Load the page again; nothing you saved is lost."
    ),
    "broken_own": "Whoever wrote {file} can mend it: {error}",
}

SPOKEN_BY_THE_CLIENT = (
    "section",
    "now",
    "done",
    "later",
    "answered",
    "parts_answered",
    "not_started",
    "begun",
    "finished",
    "connecting",
    "back",
    "reconnecting",
    "offline",
    "plain",
    "understood",
    "portal",
    "elsewhere",
    "carry_on",
    "other_seat",
    "other_seat_bare",
    "other_seat_unkept",
    "change_back",
    "signed_out",
    "reconnecting_bare",
    "offline_bare",
    "portal_bare",
    "elsewhere_bare",
    "signed_out_bare",
    "reconnecting_unkept",
    "offline_unkept",
    "portal_unkept",
    "elsewhere_unkept",
    "signed_out_unkept",
    "storage_full",
    "storage_absent",
    "sign_in",
    "updated",
    "reload",
    "look_phone",
    "broken",
    "broken_own",
    "cell_failed",
    *LEAVING,
)
"""The words that the browser needs; the others are in the page already."""
