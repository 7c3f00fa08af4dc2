"""What the report says beside its figures."""

from __future__ import annotations

SUMMARY = "{people} people from {schools} took part in {title}{period}."
ONE_SCHOOL, SCHOOLS = "one {school}", "{count} {schools}"
HELD = "{held} of {all} workshops have been held{there}."
LATEST = "; {there} were at the latest"
NONE_HELD = "No workshop has been held yet."

A_FEW = "a few"

AREA = "Area served"

PEOPLE, SCHOOL, MANY_SCHOOLS = "people take part", "{school}", "{schools}"
WERE_THERE, FINISHED = "were at {title}", "have finished {title}"

WHO = "Who took part"
WHO_LEAD = "{people} people from {schools} take part, or did. {led}"
LED = "They are led by: {roles}."
WHO_TABLE = "Who took part, of {people} people"
ROLES_TABLE = "What {people} people are in their {schools}"
ROLES_FIRST = "Role in {school}"

ATTENDANCE = "Attendance"
ATTENDANCE_LEAD = (
    "Who was there for less time than the programme asks counts as absent, and who "
    "caught up later is counted apart."
)
ATTENDANCE_UNKNOWN = "Who was at {titles} was not recorded."
ATTENDANCE_NONE = "No workshop is over yet."
ATTENDANCE_TABLE = "How {people} people took part in each workshop"

TASKS = "Tasks"
TASKS_LEAD = (
    "After each workshop there is a task that people carry out with their own {team}. "
    "How far they are follows from what they have filled in and said to be "
    "finished, and nobody has read an answer to count it."
)
TASKS_NONE = "No task has been given yet."
TASKS_TABLE = "How far {people} people are with each task"

AUDIT = "Where {teams} stand"
AUDIT_LEAD = (
    "{Participants} place their {team} in one of {stages} stages on {statements} "
    "statements. Audits are private at first: only those that people share with "
    "facilitators are counted, as counts by statement and never as averages."
)
AUDIT_NONE = "Too few have shared an audit for anything to be said yet."
CHANGE_TABLE = "From the first audit to the latest, by statement, of {people} people"
START_TABLE = "Where {people} people placed their {team} first, by statement"

EVALUATION = "Evaluation"
EVALUATION_LEAD = (
    "People are asked after each workshop and three months later, at five levels: how "
    "they found it, what they learned, what their {school} gave, what is done now, and "
    "what it means for {learners}. Answers are read grouped and without names. New "
    "ones come in fives, as on the evaluation's own page."
)
EVALUATION_NONE = "Too few have answered for anything to be said yet."
SCALE_TABLE = "{level}: what people chose"
TICKS_TABLE = "{level}: at least so many ticked it"
SCALES = "Asked more than once: from the first answer to the latest"
ASKED = "Question"

METHOD = (
    "Every row of a table is all the people who take part, in parts that together are "
    "everybody. A row of the evaluation is of those who took part when it was counted.",
    "[c] stands where a count is of fewer than {fewest} people, or would give such a "
    "count away by difference; so some larger counts are [c], too. “Fewer than "
    "{fewest}” and “more than” say the same in words.",
    "Ticks that overlap are counted downwards in steps of {fewest}.",
    "No private answer was read for this report. What a person wrote is here only with "
    "their consent, which they can take back; then it is gone from the next report.",
    "The same figures are in the notebook “report.ipynb”, where they can be made anew.",
)

METHOD_TITLE = "How these figures were made"
REPORT = "Impact report"
MADE_ON = "Made on {day}"
PREPARED = "Prepared for {funder}"
OWN_WORDS = "From those who lead it"
FACTS = "The project"
SCHOOLS_NAMED = "{Schools} that took part"
STORIES, QUOTES = "Stories of change", "Voices"
STORIES_LEAD = (
    "Each is in its author's own words, and is here because its author agreed to that. "
    "No name is given."
)
QUOTES_LEAD = "Sentences that people agreed to have quoted, under their role alone."
NOT_WORKED = "One thing that did not work"
NOT_SHOWN = "not shown [c]"
CHART = "The table below as bars. {caption}. {rows}"

WHO_FIRST, ATTENDANCE_FIRST, TASKS_FIRST, AUDIT_FIRST = (
    *("People", "Workshop"),
    *("Task", "Statement"),
)
