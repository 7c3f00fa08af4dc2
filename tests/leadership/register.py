"""What the programme asks, by code: how openly, and towards which outcomes."""

PRIVATE, GROUP, COHORT, TEAM = "private", "group", "cohort", "facilitators"

PROMPTS = {
    "w1-p1": {"CO1", "LE2"},
    "w1-p2": {"LE2", "LE1"},
    "w1-p3": {"DE1"},
    "w1-p4": {"PR4", "PU2"},
    "w1-p5": {"DE3", "PU4"},
    "w1-p6": {"DE1", "CO1"},
    "w2-p1": {"CO1"},
    "w2-p2": {"PR3", "DE1"},
    "w2-p3": {"LE3", "LE1"},
    "w2-p4": {"PR2", "PU1"},
    "w2-p5": {"DE3", "PR4"},
    "w2-p6": {"PR1", "PR4"},
    "w2-p7": {"DE2", "CO1"},
    "w3-p1": {"CO1", "DE1"},
    "w3-p2": {"PR5", "PR3"},
    "w3-p3": {"LE4", "PR5"},
    "w3-p4": {"DE4", "PR1"},
    "w3-p5": {"PR5", "LE4"},
    "w3-p6": {"PR4", "PR1"},
    "w3-p7": {"DE4", "CO1"},
    "w4-p1": {"CO1"},
    "w4-p2": {"PR4", "PR3"},
    "w4-p3": {"PU3", "LE2"},
    "w4-p4": {"PR5", "DE4"},
    "w4-p5": {"CO1", "LE2"},
    "w4-p6": {"DE3", "PR4"},
    "w4-p7": {"PR1", "DE4"},
}
"""Discussion prompts and the outcomes each serves."""

REFLECTIONS = {
    "w1-r1": PRIVATE,
    "w1-r2": PRIVATE,
    "w1-r3": PRIVATE,
    "w1-r4": GROUP,
    "w1-r5": PRIVATE,
    "w2-r1": PRIVATE,
    "w2-r2": GROUP,
    "w2-r3": GROUP,
    "w2-r4": PRIVATE,
    "w2-r5": COHORT,
    "w3-r1": PRIVATE,
    "w3-r2": COHORT,
    "w3-r3": PRIVATE,
    "w3-r4": GROUP,
    "w3-r5": PRIVATE,
    "w4-r1": PRIVATE,
    "w4-r2": PRIVATE,
    "w4-r3": GROUP,
    "w4-r4": PRIVATE,
    "w4-r5": COHORT,
    "w4-r6": PRIVATE,
}
"""Reflections and who sees them at first."""

POLLS = (
    *("w1-q1", "w1-q2", "w1-q3", "w1-q4"),
    *("w2-q1", "w2-q2", "w2-q3"),
    *("w3-q1", "w3-q2", "w3-q3"),
    *("w4-q1", "w4-q2", "w4-q3"),
)

ACTIVITIES = {
    "w1-a": "ranking",
    "w2-a": "thread",
    "w2-b": "sorting",
    "w3-a": "protocol",
    "w3-b1": "meetings",
    "w3-b2": "cycle",
    "w4-a": "ladder",
    "w4-b": "recommendations",
}
"""The large activities and what each is made with."""

FIELDS = {
    "t1-1": GROUP,
    "t1-2": COHORT,
    "t1-3": GROUP,
    "t1-4": COHORT,
    "t1-5": GROUP,
    "t1-6": GROUP,
    "t1-7": PRIVATE,
    "t1-8": GROUP,
    "t2-1": COHORT,
    "t2-2": COHORT,
    "t2-3": GROUP,
    "t2-4": COHORT,
    "t2-5": GROUP,
    "t2-6": GROUP,
    "t2-7": GROUP,
    "t2-8": COHORT,
    "t2-9": PRIVATE,
    "t3-1": COHORT,
    "t3-2": GROUP,
    "t3-3": GROUP,
    "t3-4": COHORT,
    "t3-5": PRIVATE,
    "t3-6": GROUP,
    "t3-7": GROUP,
    "t3-8": GROUP,
    "t3-9": PRIVATE,
    "t3-10": COHORT,
    "t4-1": PRIVATE,
    "t4-2": GROUP,
    "t4-3": GROUP,
    "t4-4": GROUP,
    "t4-5": COHORT,
    "t4-6": COHORT,
}
"""Fields of tasks and who sees them at first."""

SHARING = {**REFLECTIONS, **FIELDS}
CODES = (*PROMPTS, *REFLECTIONS, *POLLS, *ACTIVITIES, *FIELDS)

RETURNING = {
    "workshop2": {"w1-r5-first-conversation", "t1-shared-picture.t1-6-gap"},
    "workshop3": {"w2-r4-stop", "t2-one-thread-one-unit.question"},
    "workshop4": {"w1-r4-hope", "w1-q2-learning-leader", "w3-q1-learning-leader"},
}
"""Earlier words that a workshop has to bring back."""

AFTER_EVERY_WORKSHOP = {"good-use": 1, "keep": 1, "change": 1, "taking-part": 1} | {
    "in-the-way": 1
}
FROM_WORKSHOP_2 = {"main-idea": 2, "school-gave": 3}
AT = {
    "end-1": {},
    "end-2": {"teachers-now": 4},
    "end-3": {"teachers-now": 4, "pupils-now": 5},
    "end-4": {
        **{"learning-leader": 2, "audit": 2, "help-it-last": 3},
        **{"teachers-now": 4, "pupils-now": 5, "not-benefited": 5},
    },
}
THREE_MONTHS = {
    **{"still-going": 4, "stopped": 4, "leads-now": 4, "pupils-show": 5},
    **{"school-changed": 3, "network": 3},
    **{"without-you": 4, "not-benefited": 5, "pupils-now": 5},
}
"""Questions of the evaluation by their names, each with its level."""
