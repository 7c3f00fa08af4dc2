"""What is said on links to read: to who makes them, and to who opens them."""

from __future__ import annotations

GONE = (
    "This link no longer leads anywhere",
    "It has ended, was taken back, or was cut short on its way to you. Ask whoever "
    "sent it to you for a new one.",
)
"""The same whatever is wrong with it: nobody learns which links there ever were."""

WAIT = (
    "Too many links that do not work",
    "So many links that lead nowhere were tried from your network that it has to wait. "
    "Try this one again in five minutes.",
)

TITLE = "What {name} shows you"

REFUSED = {
    "nothing": "Tick at least one thing that the link should show.",
    "no whom": "Write for whom the link is, such as “My line manager”.",
    "long whom": "Write in at most 80 characters for whom the link is.",
    "odd day": "Choose a day from tomorrow on, and at most 180 days from today.",
    "private": (
        "Something that you ticked is private: until now only you can read it. Tick "
        "below that whoever has the link may read it, or leave it out."
    ),
    "many": "You have twenty links that work. End one that is no longer needed first.",
}
"""Why no link was made, by its name; what was ticked stays ticked."""

LONG_ANSWER = (
    "That is longer than 2,000 characters. Shorten it, then keep it; the page has what "
    "you wrote."
)
