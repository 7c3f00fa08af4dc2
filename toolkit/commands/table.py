"""Which commands there are: where each of them is, and the first line of its help.

`toolkit --help` and completion read this and nothing else; a test holds it to what the
commands themselves say. A new command is a line here and a function in a module.
"""

from __future__ import annotations

from collections.abc import Mapping

GROUP = ""
"""Where a group of commands is: nowhere, as its commands are named with it here."""

COMMANDS: Mapping[str, tuple[str, str]] = {
    "backup": (
        "toolkit.commands.database:backup",
        "Copy the database, even while the server runs: to FILE, else as each night.",
    ),
    "check": (
        "toolkit.commands.check:check",
        "Name every mistake in the programme: its cell, its line and its cure.",
    ),
    "cohort": (
        GROUP,
        "The groups of people who do the programme together.",
    ),
    "cohort add": (
        "toolkit.commands.cohort:add_cohort",
        "Start a cohort under a permanent ID: small letters, digits, single hyphens.",
    ),
    "cohort calendar": (
        "toolkit.commands.cohort:calendar",
        "Show when the cohort ID meets; with FILE, what that changes, and keep it.",
    ),
    "cohort follow": (
        "toolkit.commands.cohort:follow",
        "Let the cohort NEW follow OLD: what OLD hands on is read there.",
    ),
    "cohort list": (
        "toolkit.commands.cohort:list_cohorts",
        "Name every cohort that lasts, with how many people are in it.",
    ),
    "cohort remove": (
        "toolkit.commands.cohort:remove",
        "Remove the cohort ID for good, while nobody has done anything in it.",
    ),
    "cohort rename": (
        "toolkit.commands.cohort:rename",
        "Give the cohort ID another TITLE; its ID stays.",
    ),
    "cohort report": (
        "toolkit.commands.report:report",
        "Write the impact report of the cohort ID to FILE.pdf, for whoever asks.",
    ),
    "cohort retention": (
        "toolkit.commands.data:retention",
        "Say for how long the data of the cohort ID is kept; with --until, longer.",
    ),
    "compact": (
        "toolkit.commands.database:compact",
        "Write the database anew, so that no byte is left of who was erased.",
    ),
    "completion": (
        "toolkit.commands.completion:completion",
        "Print what lets SHELL complete commands, cohorts, people and workshops.",
    ),
    "doctor": (
        "toolkit.commands.database:doctor",
        "Check that everything kept hangs together; exit with 1 if it does not.",
    ),
    "edit": (
        "toolkit.commands.edit:edit",
        "Edit NOTEBOOK in JupyterLab, beside the page of it that people see.",
    ),
    "export": (
        "toolkit.commands.export:export",
        "Write what COHORT shares with facilitators to TARGET, a folder or a .zip "
        "file.",
    ),
    "link": (
        "toolkit.commands.person:link",
        "Make a new personal link for WHO; earlier ones end, and nobody is signed out.",
    ),
    "message": (
        GROUP,
        "What is written to the people of a cohort.",
    ),
    "message log": (
        "toolkit.commands.message:log",
        "Show what was sent to whom, and what failed.",
    ),
    "message preview": (
        "toolkit.commands.message:preview",
        "Show a message as it will be, without a link that works.",
    ),
    "message send": (
        "toolkit.commands.message:send",
        "Send a message to some people, to all, or to who has not joined.",
    ),
    "new": (
        GROUP,
        "A programme of your own, and workshops for it.",
    ),
    "new programme": (
        "toolkit.commands.new:new_programme",
        "Make a programme in FOLDER, which is empty or not there yet.",
    ),
    "new workshop": (
        "toolkit.commands.new:new_workshop",
        "Add a workshop called TITLE to the programme of this folder.",
    ),
    "organiser": (
        GROUP,
        "Those who make cohorts and appoint facilitators, on the server's pages.",
    ),
    "organiser add": (
        "toolkit.commands.organiser:add",
        "Let NAME organise, and make their personal link; earlier ones of theirs end.",
    ),
    "organiser list": (
        "toolkit.commands.listing:organisers",
        "Name everybody who organises, and who of them has joined.",
    ),
    "person": (
        GROUP,
        "One person: by their name, email address, or the id of their seat.",
    ),
    "person correct": (
        "toolkit.commands.person:correct_person",
        "Correct the name, school or address of WHO, in every cohort they are in.",
    ),
    "person data": (
        "toolkit.commands.data:ones_data",
        "Write all that is kept of WHO to FILE.zip, also what is private: for them "
        "alone.",
    ),
    "person erase": (
        "toolkit.commands.person:erase_person",
        "Erase all of WHO, in every cohort; it first says what goes.",
    ),
    "person list": (
        "toolkit.commands.listing:people",
        "Name everybody in COHORT, who has withdrawn too, and who has joined.",
    ),
    "person merge": (
        "toolkit.commands.person:merge_people",
        "Let OTHER be the same person as KEPT, with all that either has written.",
    ),
    "person move": (
        "toolkit.commands.person:move_person",
        "Let WHO be in another group, or another cohort.",
    ),
    "person return": (
        "toolkit.commands.person:bring_back",
        "Let WHO in again who had withdrawn; the same links lead in.",
    ),
    "person role": (
        "toolkit.commands.person:give_role",
        "Let WHO be a participant, or a facilitator.",
    ),
    "person sign-out": (
        "toolkit.commands.person:sign_out",
        "End every sign-in of WHO; pages that are open close within seconds.",
    ),
    "person withdraw": (
        "toolkit.commands.person:withdraw_person",
        "Close the door to WHO: no sign-in, no link, no message; answers are kept.",
    ),
    "reader": (
        GROUP,
        "People outside a cohort who read a part of it.",
    ),
    "reader list": (
        "toolkit.commands.listing:readers",
        "List by which links people outside COHORT read a part of it, and until when.",
    ),
    "ready": (
        "toolkit.commands.ready:ready",
        "Say whether the server, and COHORT for its workshop, are ready; else what to "
        "do.",
    ),
    "rehearse": (
        "toolkit.commands.rehearse:rehearse",
        "Fill a throw-away cohort with invented people, on the server that runs here.",
    ),
    "restore": (
        "toolkit.commands.database:restore",
        "Put the backup FILE in place of the database, which is copied aside first.",
    ),
    "roster": (
        GROUP,
        "The people of a cohort.",
    ),
    "roster import": (
        "toolkit.commands.roster:import_roster",
        "Say what FILE (CSV or .xlsx) would change in COHORT, and do it once "
        "confirmed.",
    ),
    "roster links": (
        "toolkit.commands.roster:write_links",
        "Make a link for everybody in COHORT who has not joined, beside earlier ones.",
    ),
    "serve": (
        "toolkit.commands.serve:serve",
        "Serve the programme; an empty store gets an organiser and a demo cohort.",
    ),
    "upgrade": (
        "toolkit.commands.database:upgrade",
        "Prepare the database for this release, copying it aside if that changes it.",
    ),
    "workshop": (
        GROUP,
        "The workshops of the programme.",
    ),
    "workshop list": (
        "toolkit.commands.listing:workshops",
        "Name the workshops of the programme, in their order.",
    ),
}
