"""What the desk's tab "Report" says."""

from __future__ import annotations

REPORT = {
    "title": "Impact report",
    "file": "Impact report",
    "about": (
        "For whoever asks what came of it: who took part, attendance, tasks, how "
        "{teams} moved, and stories and voices of those who agreed to that. Nobody is "
        "named, and no count can be traced to fewer than five people, also not by "
        "taking one report from another. Making it is written into the cohort's log."
    ),
    "make": "Make the report (PDF)",
    "figures": "Its figures as a table (CSV)",
    "readiness": "What it has, and what is missing",
    "ready": "Ready",
    "missing": "Missing",
    "has leads": "Somebody facilitates the cohort",
    "has held": "A workshop is over, and who came is known",
    "has tasks": "A task has been given",
    "has audit": "Five or more share an audit with facilitators",
    "has funder": "Whom it is for",
    "has words": "A few words of your own",
    "has stories": "A story whose author agreed",
    "has quotes": "A sentence whose author agreed",
    "has not_worked": "One thing that did not work",
    "contents": "What is in it",
    "funder": "Whom it is for, such as the funder",
    "own_words": "A few words of your own; name nobody",
    "not_worked": "One thing that did not work, and what you would do instead",
    "stories": "Stories of change, {most} at most",
    "no_stories": (
        "Nobody has agreed to have their story in a report yet. People are asked for "
        "that beside their story."
    ),
    "quotes": "Voices",
    "no_quotes": (
        "Nobody has agreed to be quoted yet. People are asked for that beside what "
        "they write."
    ),
    "names": "Names {names}: ask its author, or leave it out.",
    "names_schools": "Name the {schools}, without any count beside them",
    "keep": "Keep this",
    "preview": "How it stands now",
    "stories_title": "Stories of change",
    "quotes_title": "Voices",
    "method": "How these figures were made",
    "funder too long": (
        "That name is too long. Shorten it to 200 characters; nothing was kept yet."
    ),
    "text too long": (
        "One of the texts is too long. Shorten it to 4,000 characters; nothing was "
        "kept yet, and what you typed is still here."
    ),
    "too many stories": (
        "Choose three stories at most, so that each is read. Untick one, then keep it "
        "again."
    ),
    "too many quotes": "Choose twelve voices at most. Untick one, then keep it again.",
    "nobody leads": (
        "Nobody facilitates this cohort yet, so there is nowhere to keep this. Appoint "
        "somebody on the overview, then keep it again; what you typed is still here."
    ),
}
