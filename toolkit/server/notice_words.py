"""What people are told of what is kept of them: the one source of these words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

IN_SHORT: Sequence[str] = (
    "What you write is kept on this server alone, and no other site hears of it.",
    "Beside each answer you choose who sees it: only you, facilitators, your group or "
    "the whole cohort. Private is private, to facilitators, too.",
    "When you were on a workshop's page while it was led is kept, too, and seen by "
    "facilitators: that is the record of attendance.",
    "Everything of yours you can take along, correct and have removed, and what you "
    "agree to you can take back. Please name no {learner}.",
)
"""The notice at the door, before the button that lets in."""

KEPT: Mapping[str, str] = {
    "Your name, {school}, role in {school} and email address": "those who run your "
    "cohort. Others in it see your name and {school} beside what you share with them.",
    "Answers that are private": "you alone: no facilitator, organiser or report.",
    "Answers shared with facilitators": "you and those who facilitate.",
    "Answers shared with your group": "you, your group for the year, and facilitators.",
    "Answers shared with the cohort": "everybody in your cohort, and facilitators.",
    "Files, photos and clips": "whoever sees the answer that they belong to. Where a "
    "photo was taken is removed from it.",
    "Comments": "whoever may read the answer beside which they stand, with your name.",
    "What you write on a group's page": "the group, facilitators, and whoever the page "
    "is shown to.",
    "Votes in polls": "nobody by name; everybody sees how many chose what.",
    "Evaluation": "nobody by name. Facilitators read numbers and sentences without "
    "names; small numbers are left out. Numbers that were shown stay until five "
    "people's answers have changed, also when somebody is erased; words never do.",
    "Attendance": "when you were on a workshop's page while it was led, and what was "
    "put right in it, by whom, when and why: you and those who run your cohort.",
    "Your registration of interest": "those who run that cohort, to offer places.",
    "Messages to you": "which were sent, and when: those who run your cohort. What "
    "stands in a personal link is kept by nobody.",
    "Quotes, stories and recordings": "only whom you agreed to, with the date, until "
    "you take it back.",
    "Who opened or exported what": "those who run your cohort; the lines about you "
    "stand on your page “My data”.",
    "The server's log": "the moment and kind of each request, without names or "
    "addresses: whoever looks after the server.",
    "Backups": "all of this, each until the day that it is named with, thirteen months "
    "at most: whoever looks after the server.",
}
"""What is kept, and who sees it."""

RIGHTS: Sequence[str] = (
    "See it, and take it along: “My data” gives you all of it as one file.",
    "Correct it: your answers on their pages; your role in {school} on the "
    "page with your name; your name, {school} and attendance by asking a facilitator.",
    "Have it erased: on the page with your name, under “Erase”, at once and without a "
    "reason; or ask whoever runs your cohort. You get a receipt.",
    "Take back what you agreed to: on “My data”, and it is gone from walls, reports "
    "and the public page at once.",
    "Complain to the authority that watches over data: {authority}",
)
"""What people may do."""

AUTHORITY = (
    "in the United Kingdom the Information Commissioner's Office, Wycliffe House, "
    "Water Lane, Wilmslow, Cheshire SK9 5AF, telephone 0303 123 1113."
)
"""Where the programme names no other."""

HOW_LONG = {
    "cohort": "What is kept of the cohort “{title}” stays until {day}. Six weeks and "
    "one week before, everybody is told and asked to take their data along; then it is "
    "removed.",
    "undated": "What is kept of the cohort “{title}” stays for {months} months after "
    "its last workshop, whose day is still to be announced.",
    "not before": "What is kept of the cohort “{title}” stays for {months} months "
    "after its last workshop, whose day is still to be announced, and until {day} at "
    "least.",
    "anybody": "What is kept of a cohort stays for {months} months after its last "
    "workshop, so that people can come back to their plans in the year that follows, "
    "and longer where a second year goes on from it or the day was put off. Six weeks "
    "and one week before, everybody is told and asked to take their data along; then "
    "it is removed.",
    "demo": "This cohort shows how the programme works: its people are invented, and "
    "it is not removed.",
    "numbers": "Numbers that lead to nobody are kept longer, for reports.",
}
