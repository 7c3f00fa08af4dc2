"""What the facilitators' panel for groups says."""

from __future__ import annotations

WORDS = {
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
    "size": "Size",
    "size_2": "Pairs",
    "size_3": "Threes",
    "size_4": "Fours",
    "size_5": "Fives",
    "size_6": "Sixes",
    "how": "How",
    "mixed": "Mix schools: nobody with a colleague, where it can be avoided",
    "random": "Leave it to chance",
    "who": "Who",
    "who_here": "Those who are here now ({count})",
    "who_all": "Everybody on the roster ({count})",
    "make_now": "Make groups",
    "make_sure": "Make new groups in place of these {count}?",
    "yes": "Make them",
    "no": "Keep these",
    "drop_workshop": "Use the year's fours again",
    "drop_activity": "Use the workshop's groups again",
    "dropped": "Done. Pages that were begun stay with the groups that began them.",
    "undo": "Undo the last arrangement",
    "latecomers": "Put those who are here and have no group where there is most room",
    "free": "Without a group",
    "here": "here",
    "count": "{count} people",
    "one": "1 person",
    "group_of": "Group of {name}",
    "coach_of": "Coach pair of {name}",
    "no_group": "no group",
    "first": "Goes first",
    "first_of": "Goes first in {group}: {name}",
    "begins": "goes first",
    "place_of": "Where {group} meets",
    "place_hint": "A table, or a link that starts with https://",
    "keep_place": "Save",
    "keep_place_of": "Save where {group} meets",
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
    "one_group": "1 group",
    "many_groups": "{count} groups",
    "undone": "The groups before these are back.",
    "moved": "{name}: {group}.",
    "placed": "{count} placed.",
    "begins_now": "{name} goes first.",
    "paired": "{name} and {other} coach each other.",
    "place_kept": "Saved where {group} meets.",
    "passed_on": "The roles are passed on. Everybody sees their own.",
    "no_reply": "That did not arrive. Look at your connection, then try again.",
    "facilitators_only": "This is for facilitators.",
}
