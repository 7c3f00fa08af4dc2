"""What the action plan says, on screen and in print."""

from __future__ import annotations

from toolkit.model.dates import DAY

RAG = {
    "red": "Red: not started or stuck",
    "amber": "Amber: under way",
    "green": "Green: done and checked",
}

WORDS = {
    **DAY,
    "hope": "Hope and vision line",
    "hope_help": "What you hope for, in a line your team would recognise.",
    "evidence": "Evidence of need",
    "evidence_help": "Two sources, one of them {learners}.",
    "stop": "What would make us stop",
    "stop_help": "Write it now, while it is easy to say.",
    "begin": "One sentence and a reason is enough today.",
    "use_words": "Use my words from {source}: “{words}”",
    "low": "From your audit: {count} to choose from",
    "low_one": "From your audit: 1 to choose from",
    "low_help": (
        "Your lowest statements ({moment}). Each makes an aim with a first action, for "
        "you to reword."
    ),
    "low_stage": "{stage}. To move on: {step}",
    "low_add": "Make {code} an aim",
    "low_there": "{code} is in your plan.",
    "low_added": "{code} is now an aim. Reword it as you like.",
    "low_aim": "{title}: from “{stage}” to “{next}”",
    "aims": "Aims",
    "aim": "Aim {number}",
    "aim_help": "Change for {learners}, through which change in {practice}.",
    "codes": "Audit statement and outcome codes",
    "codes_help": "{Codes}.",
    "add_aim": "Add an aim",
    "full": "There is room for {most} here.",
    "aim_remove": "Remove aim {number}",
    "actions": "Actions for aim {number}",
    "actions_none": "No actions yet.",
    "add_action": "Add an action to aim {number}",
    "action_number": "Aim {aim}, action {number}",
    "action_new": "New action",
    "action_remove": "Remove action {number}",
    "by_day": "by {day}",
    "action": "Action",
    "action_help": "A verb and a product, small enough to finish in a half-term.",
    "lead": "Who leads",
    "lead_help": "A role or initials. Not always you.",
    "help": "Who helps",
    "by": "By when",
    "resources": "Resources",
    "resources_help": "Hours, cover, money, expertise.",
    "measure": "Success measures",
    "measure_help": (
        "What you will see in {colleagues}' practice and {learners}' work, and when."
    ),
    "rag": "Where it stands",
    "reason": "Reason for this colour",
    "reviews": "Review notes",
    "add_review": "Add a review note",
    "review_date": "Date",
    "review_note": "What happened, how we know, what next",
    "review_remove": "Remove this review note",
    "remove": "Remove",
    "sure": "{what}? What you wrote there goes too.",
    "yes": "Yes, remove it",
    "no": "Keep it",
    "removed": "Removed.",
    **RAG,
}
