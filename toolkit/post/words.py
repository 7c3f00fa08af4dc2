"""What messages say, and what is said of them."""

from __future__ import annotations

MASKED = "only-in-the-message-itself"
"""What stands in place of a secret where a message is looked at before it goes."""

GREETING = "Dear {name},"
CLOSING = "{cohort}"

LINK_LABEL = "Your personal link"
LINK_KEEP = (
    "The link is yours alone: whoever has it can sign in as you. Earlier links of "
    "yours go on working."
)

INVITATION = {
    "subject": "{programme}: your way in",
    "about": "You have a place in {cohort}. Your personal link opens your own year: "
    "the workshops, your tasks and all that you write. There is no password.",
    "no tasks": "You have a place in {cohort}. Your personal link opens your own year: "
    "the workshops and all that you write. There is no password.",
    "workshops": "The workshops",
}

JOINING = {
    "subject": "{workshop}, {day}: joining details",
    "about": "Here is all you need for the next workshop of {programme}.",
    "workshop": "Workshop",
    "day": "Day",
    "hours": "Time",
    "doors": "Doors open",
    "zone": "{hours} ({zone})",
    "venue": "Venue",
    "address": "Address",
    "mode": "How",
    "meeting": "Join the meeting",
    "before": "Before you come",
    "task": "Please have “{task}” with you; it is due by {due}.",
    "no_task": "There is nothing to prepare.",
    "task_link": "Open “{task}”",
    "calendar": "The calendar file that comes with this message puts the day into your "
    "own calendar, and moves it should it change.",
}

REMINDER = {
    "subject": "“{task}” is due by {due}",
    "about": "A reminder of the task after “{workshop}”: “{task}” is due by {due}.",
    "undated": "A reminder of a task: “{task}” is due by {due}. It belongs to "
    "“{workshop}”, whose day is still to be announced.",
    "yours": "In your own words, you set out to do this:",
    "masked": "(Here stands what they wrote down, if they did. Only they see it.)",
    "part": "A part is better than nothing: what you write is kept as you type. If you "
    "have finished, say so at the end of the task, and no further reminder comes.",
    "open": "Open “{task}”",
    "twice": "At most two reminders come for each task.",
    "stop": "No more reminders, please",
}

WRAP_UP = {
    "subject": "{workshop}: what we made, and what is next",
    "about": "Thank you for “{workshop}”. Here is what was made in it, and what comes "
    "next.",
    "absent": "You could not be at “{workshop}”, so here is what was done in it, and "
    "how to catch up.",
    "made": "What we made",
    "page": "“{prompt}”: {groups} has a page, {lines}.",
    "pages": "“{prompt}”: {groups} have a page, {lines} in all.",
    "group": "one group",
    "groups": "{count} groups",
    "line": "one line",
    "lines": "{count} lines",
    "card": "One card stands on the community's board.",
    "cards": "{count} cards stand on the community's board.",
    "board": "Open the board",
    "done": "What was done: {done}.",
    "nothing": "Nothing is shared with everybody yet.",
    "look": "Look at it on the workshop's page",
    "yours": "What you set out to do",
    "said": "In your own words:",
    "masked": "(Here stands what they wrote down, if they did. Only they see it.)",
    "next": "What is next",
    "task": "Task",
    "due": "Due",
    "workshop": "Next workshop",
    "meeting": "Between the workshops",
    "optional": "{title}, {day}, {hours} (optional)",
    "everybody": "{title}, {day}, {hours}",
    "open": "Open “{task}”",
    "evaluation": "Say what you made of it",
    "catch up": "How to catch up",
    "steps": "Open the page of the workshop and go through it at your own pace: each "
    "section says what was done and leaves you room to answer. Your group still has "
    "its page.",
    "steps task": "Open the page of the workshop and go through it at your own pace: "
    "each section says what was done and leaves you room to answer. Your group still "
    "has its page, and the task below is yours, too.",
    "stop": "No more reminders and letters of this kind, please",
}

NOT_BEGUN = {
    "subject": "About your task “{task}”",
    "about": "You have not begun “{task}” yet, as far as we can see here. It is due by "
    "{due}.",
    "over": "You have not begun “{task}” yet, as far as we can see here. It was due by "
    "{due}. Late is fine: what you write still helps.",
    "undated": "You have not begun “{task}” yet, as far as we can see here.",
    "ask": "If you need more time, or something is in the way, say so below the task: "
    "only the facilitators read that.",
}

WISH = {
    "subject": "You wanted to be reminded: {what}",
    "about": "You asked to be reminded today of “{what}”.",
    "open": "Open “{what}”",
    "list": "All your reminders, to change or cancel them",
}

DIGEST = {
    "subject": "New for you in {cohort}",
    "one": "One thing is new for you since a week ago.",
    "many": "{count} things are new for you since a week ago.",
    "did": "{by} {did}",
    "from": "{by}, {school}, {did}",
    "read": "Read it",
    "stop": "No more weekly letters, please",
}

RETENTION = {
    "subject": "{cohort}: take your data along before {day}",
    "about": "On {day} all that is kept of {cohort} is removed: what you wrote, your "
    "files, and what was noted of you. Numbers that lead to nobody stay, for reports.",
    "take": "Before then, take along what you want to keep. One file has your "
    "portfolio to print, and everything else of yours.",
    "open": "Take my portfolio and data",
    "leads": "If people still work with it, you can put the day off, with a reason, on "
    "the page “Data” of the cohort.",
    "desk": "Open the page “Data”",
}

LOST = {
    "subject": "{programme}: your new link",
    "about": "Somebody, most likely you, asked for a new link with this address.",
    "ignore": "If it was not you, you need not do anything: the link has been sent to "
    "nobody else.",
}

NO_ADDRESS = "There is no address to write to."
WRONG_ADDRESS = "The address to write to is none. Correct it on the page People."
GONE = "Whom or what it was about is not there any more."
TOO_LATE = "Its day had passed before it could go."
REFUSED = "The mail server does not take it: {said}"
PUT_OFF = "The mail server does not take it now, and is asked again: {said}"
GIVEN_UP = "The mail server did not take it in {tries} attempts: {said}"
UNREACHED = "The mail server {server} cannot be reached: {said}"
NOBODY_THERE = "nothing takes mail at that address and port."
NO_ANSWER = "it does not answer."
NO_NAME = "no machine of that name is known here."
NOT_TRUSTED = "its certificate is not one that can be trusted."
NOT_LET_IN = "The mail server {server} does not take our name and password."
NOT_SECURE = "The mail server {server} does not offer a secure line (STARTTLS)."
CUT_OFF = (
    "The line was cut as the message was handed over. Perhaps it was sent; it is not "
    "sent again unless you say so."
)
NO_FOLDER = "The folder of mail cannot be written: {said}"
NO_UTF8 = "The mail server cannot write to an address with such letters."
ON_LOOPBACK = (
    "Links now lead to {here}, which is this computer: nobody else can open them. Set "
    "TOOLKIT_PUBLIC_URL to the address that people type, and start the server again."
)
