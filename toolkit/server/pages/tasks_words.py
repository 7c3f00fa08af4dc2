"""What the desk's pages of tasks say."""

from __future__ import annotations

STATES = {
    "not started": "Not started",
    "drafting": "Drafting",
    "finished": "Finished",
}

FLAGS = {
    "late": "Late",
    "shared": "Shared",
    "commented": "Commented",
    "asks": "Asks for time",
    "blocked": "Something in the way",
}
"""What may be true of a task beside its state, by what an address calls it."""

SORTS = {"name": "Name", "saved": "Last saved", "due": "Due day"}

TASKS = {
    "heading": "Tasks",
    "about": "How everybody is getting on. Facilitators open what is shared with them; "
    "what is private is private here, too.",
    "only states": "You see states and numbers here, and no answer.",
    "none": "There is no task yet: the first is given with the first workshop.",
    "due": "Due {day}",
    "due none": "Due day to be announced",
    "until": "until {day}",
    "given later": "Its workshop is still to come.",
    "all": "All",
    "show": "Show",
    "sort": "In order of",
    "nobody": "Nobody is in this state. Choose another one above.",
    "people none": "There is nobody in this cohort yet.",
    "saved": "saved {when}",
    "parts": "{answered} of {parts} parts",
    "comments 1": "1 comment",
    "comments": "{count} comments",
    "open": "Open",
    "write": "Write to the {count} who have not begun",
    "write one": "Write to the one who has not begun",
    "phrases": "My phrases",
    "themes": "Themes for {title}",
    "table": "People by tasks",
    "level private": "not shared",
    "level facilitators": "shared with facilitators",
    "level group": "shared with the group",
    "level cohort": "shared with everybody",
    "in part": "in part {level}",
}

ONE = {
    "back": "All tasks",
    "asks": "What they ask of you",
    "asks time": "Asks for more time, until {day}.",
    "asks time undated": "Asks for more time.",
    "way": "What is in the way:",
    "grant": "Give a later day",
    "day": "Until which day",
    "line": "A line with it (optional)",
    "give": "Give this day",
    "granted": "Has until {day}, given by {by}; reminders and due days follow it.",
    "no day": "Choose a day from today on, then give it again.",
    "take back": "Go back to the day of all others",
    "given": "You have until {day}.",
    "nothing": "Nothing of this task is shared with you.",
    "unread": "Not answered, or not shared with you.",
    "level facilitators": "Shared with facilitators.",
    "level group": "Shared with their group and facilitators.",
    "level cohort": "Shared with everybody in the cohort.",
    "comment": "Your comment",
    "comment all": "Your comment on the whole task",
    "beside": "Comment on “{part}”",
    "send": "Comment",
    "who reads": "{name} reads it, and whoever can read this part.",
    "who reads all": "{name} reads it, and whoever can read any of this task.",
    "who reads asks": "{name} reads it, and the facilitators.",
    "phrase": "One of my phrases",
    "insert": "Put it into the box",
    "remove": "Remove",
    "remove of": "Remove what {name} wrote, {when}",
    "thanked": "says thank you.",
    "thank": "Say thank you",
    "unthank": "Take my thanks back",
    "comments": "Comments on the whole task",
    "files": "Files",
}

PHRASES = {
    "heading": "My phrases",
    "about": "What you say often, to put into a comment with one press. Only you see "
    "and use them.",
    "none": "You have none yet.",
    "new": "A new phrase",
    "add": "Keep it",
    "remove": "Remove",
    "remove of": "Remove the phrase “{phrase}”",
    "long": "A phrase has room for 300 characters. This one has {count}: shorten it.",
    "many": "There is room for 60 phrases. Remove one first.",
    "empty": "Write the phrase first, then press the button.",
    "known": "You have this phrase already.",
}

THEMES = {
    "heading": "Themes before the next workshop",
    "about": "Gather what people contribute under themes, and note questions to take "
    "up. Those who lead with you read what you gather, and you what they do; the words "
    "go on belonging to their authors.",
    "gathered by": "Gathered by {name}",
    "themes": "Themes",
    "theme": "A new theme",
    "add theme": "Add the theme",
    "questions": "Questions to take up",
    "question": "A question",
    "add question": "Add the question",
    "remove": "Remove",
    "remove of": "Remove “{what}”",
    "loose": "Not under a theme yet",
    "loose none": "Every contribution that may be shown is under a theme, or there is "
    "none yet.",
    "put": "Put it there",
    "put of": "Put it there: {name}, {label}",
    "to": "Theme for {name}, {label}",
    "no theme": "No theme",
    "under none": "Nothing is under it yet.",
    "unshown": "Shared with you, not with everybody",
    "unshown about": "Ask the author before you show these. The question stands beside "
    "their part; once they share it with everybody, it is above.",
    "ask": "Ask to show it",
    "ask of": "Ask to show it: {name}, {label}",
    "asked": "There are comments beside it.",
    "may I": "May this part be shown to everybody before the next workshop? If so, "
    "choose “Everyone in the cohort” under it. If not, leave it as it is.",
    "long": "A line has room for 300 characters. This one has {count}: shorten it.",
    "many": "There is room for 40 lines. Remove one first.",
    "empty": "Write it first, then press the button.",
    "print": "This page prints without its forms.",
}
