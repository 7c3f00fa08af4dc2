"""What the facilitators' panel for groups says."""

from __future__ import annotations

from toolkit.activities.cockpit.words import PANEL

NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}

SIZED = {
    0: ("1 empty group", "{count} empty groups"),
    1: ("1 group of one", "{count} groups of one"),
    2: ("1 pair", "{count} pairs"),
    3: ("1 three", "{count} threes"),
    4: ("1 four", "{count} fours"),
    5: ("1 five", "{count} fives"),
    6: ("1 six", "{count} sixes"),
}
"""What groups of a size are called, one of them and many."""

WORDS = {
    **PANEL,
    "groups": "Groups",
    "promise": (
        "“My group and the facilitators” beside an answer always means the fours for "
        "the year. Groups for a workshop or an activity decide who writes a page "
        "together and who takes which role; they never change who reads an answer."
    ),
    "groups_for": "Groups for",
    "of_year": "The year: fours and coach pairs",
    "of_workshop": "All of this workshop: {title}",
    "of_activity": "Only: {prompt}",
    "none_yet": "There are no groups yet.",
    "uses_year": (
        "These are the fours for the year. Make groups here, or change one, and this "
        "gets its own; the year's stay as they are."
    ),
    "uses_workshop": (
        "These are the workshop's groups. Make groups here, or change one, and this "
        "activity gets its own."
    ),
    "year_means": (
        "Whoever is moved here also reads what the new four shares with “My group and "
        "the facilitators”, and no longer what the old one shares. Change the year's "
        "fours only for good."
    ),
    "pages_stay": (
        "A page that a group has begun stays with the group that began it, when you "
        "make new groups for all of the workshop."
    ),
    "make": "Make new groups",
    "counted": "{sizes} · {here} of {all} here",
    "nobody_grouped": "{here} of {all} here",
    "size": "Size",
    "size_2": "Pairs",
    "size_3": "Threes",
    "size_4": "Fours",
    "size_5": "Fives",
    "size_6": "Sixes",
    "how": "How",
    "mixed": "Mix {schools}: nobody with a colleague, where it can be avoided",
    "random": "Leave it to chance",
    "who": "Who",
    "who_here": "Those who are here now ({count})",
    "who_all": "Everybody on the roster ({count})",
    "makes_none": "Make groups",
    "makes_one": "Make 1 group",
    "makes_many": "Make {count} groups",
    "remakes_none": "Make new groups in place of these",
    "remakes_one": "Make 1 new group in place of these",
    "remakes_many": "Make {count} new groups in place of these",
    "make_sure": (
        "In use now: {sizes}. New ones appear on everybody's page at "
        "once. Pages that were begun stay with the groups that began them."
    ),
    "yes": "Make them",
    "no": "Keep these",
    "drop_workshop": "Use the year's fours again",
    "drop_activity": "Use the workshop's groups again",
    "dropped": "Done. Pages that were begun stay with the groups that began them.",
    "undo": "Undo the last arrangement",
    "late_one": "1 person who is here has no group.",
    "late_many": "{count} people who are here have no group.",
    "latecomers": "Put them where there is most room",
    "free": "Without a group",
    "none_free": "Nobody is without a group.",
    "here": "here",
    "not_here": "not here",
    "count": "{count} people",
    "one": "1 person",
    "of_them_here": "{count} here",
    "empty": "Nobody yet. Drag somebody here, or choose this group beside a name.",
    "group_of": "Group of {name}",
    "coach_of": "Coach pair of {name}",
    "no_group": "no group",
    "first_of": "Who goes first in {group}",
    "begins": "goes first",
    "change": "Change",
    "change_of": "Change {group}",
    "name_of": "Name of {group}",
    "name": "Name",
    "place_of": "Room or table of {group}",
    "place": "Room or table",
    "place_hint": "Table 4",
    "link_of": "Video link of {group}",
    "video_link": "Video link",
    "link_hint": "https://",
    "save": "Save",
    "save_of": "Save what is said of {group}",
    "join_of": "Join the call of {group}",
    "remove": "Remove",
    "remove_of": "Remove {group}",
    "new_group": "Add a group",
    "new_name": "Name of the new group",
    "new_hint": "Its name, or the next number",
    "alone_one": "{name} is alone in {group}.",
    "alone_here": "Only {name} is here in {group}.",
    "alone_move": "Move {name} to {to}",
    "alone": "Alone now",
    "take": "Take the groups to Zoom or Teams",
    "zoom_help": (
        "For Zoom: a file with a room and an email address in each row. When you edit "
        "the meeting on Zoom's website, choose “Breakout Room pre-assign”, then "
        "“Import from CSV”. People join with the account of that address."
    ),
    "zoom": "Download the file for Zoom",
    "zoom_file": "zoom-breakout-rooms.csv",
    "zoom_done": "The file is among your downloads.",
    "zoom_without": (
        "These have no address of their own; put them in their rooms by hand: {names}."
    ),
    "teams_help": (
        "For Teams: the rooms and who is in each, to paste into the meeting's chat or "
        "to read from while you assign people."
    ),
    "teams": "Show the text for Teams",
    "teams_text": "Text for Teams",
    "copy": "Copy the text",
    "copied": "Copied.",
    "not_copied": "It is selected: copy it with your keyboard.",
    "roles": "Roles",
    "roles_help": (
        "The first in a group takes the first role. Each person reads their own role "
        "on their page."
    ),
    "pass_on": "Pass the roles on",
    "pass_on_of": "Pass the roles on: {prompt}",
    "nobody_here": (
        "Nobody's page is open yet, so there is nobody to put in groups. Wait for "
        "people to join, or choose everybody on the roster."
    ),
    "made": "{people} people in {groups}. Everybody sees their own.",
    "many_groups": "{count} groups",
    "one_of": "1 group of {size}",
    "many_of": "{count} groups of {size}",
    "and": "and",
    "undone": "The groups before these are back.",
    "moved": "{name}: {group}.",
    "placed": "{count} placed.",
    "begins_now": "{name} goes first.",
    "paired": "{name} and {other} coach each other.",
    "described": "Saved for {group}.",
    "added": "{group} is there, and empty.",
    "removed": "Removed.",
    "stays": "It stays: whoever has withdrawn finds it again when they come back.",
    "passed_on": "The roles are passed on. Everybody sees their own.",
}
