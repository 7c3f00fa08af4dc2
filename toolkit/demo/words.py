"""Things that an invented head of mathematics might say."""

from __future__ import annotations

from itertools import cycle, islice

SENTENCES = (
    "We agree that everybody should explain a method before they practise it.",
    "Two of us still begin with the rule, and the reasons come later, if at all.",
    "In Year 8 the bar model made $\\frac{3}{4}$ of a number plain to nearly everyone.",
    "Time is what we lack, so the meeting on Thursday now belongs to planning.",
    "Year 8 said that they like a question they cannot do at once.",
    "By the end of the year each of us should have watched, and been watched.",
    "The exam pulls us towards Year 11; Years 7 to 9 pay for it.",
    "Our scheme lists topics and dates, and says nothing about how.",
    "A colleague in her second year asked the best question of the term.",
    "I have never asked the team what they would stop doing.",
    "The lower sets get worksheets; the upper sets get problems.",
    "We say “ratio” in Year 7 and “proportion” in Year 9, and mean the same table.",
    "I rely on two people to carry everyone else through the new unit.",
    "Cover took our planning hour three weeks running.",
    "Doing a problem together for ten minutes changed the mood of the meeting.",
    "What I wrote in the plan is not what I would fight for.",
    "Nobody has looked at the vision since it went on the wall.",
    "Six in Year 9 told me they feel stuck when the numbers stop being nice.",
    "Our non-specialists want the examples a week ahead, not a slide deck.",
    "I think my line manager counts marks because I never show anything else.",
    "We re-taught fractions four times and linked them to nothing.",
    "The best lesson I saw this month was in a cover period.",
    "If I left, the shared examples would stay and the habit might not.",
    "Half the team would say it is about grades, and they are not wrong.",
    "One image for multiplication, from Year 5 to Year 11, would help us most.",
    "I held back from planning it myself, and it was better for that.",
    "We check what they remember only when a test is due.",
    "A parent asked why we draw boxes; I should have had an answer ready.",
    "Silence in the protocol did more than my questions usually do.",
    "I would rather drop one topic than hurry through three.",
    "Next year somebody else leads the second aim.",
)

LINES = (
    "Everyone uses the bar model before the rule",
    "Ask “how do you know?” in every lesson",
    "Same words in Year 7 and Year 9: ratio, not “parts”",
    "Planning time is the first thing to go",
    "$\\frac{2}{3}$ of us re-taught it, none of us linked it",
    "One meeting in three belongs to mathematics",
    "Not sure about this one yet",
    "Non-specialists need the examples a week ahead",
    "Keep the double number line to Year 11",
    "Nobody watches anybody teach",
    "Less marking, more looking at six books",
    "Start from what they can do: $3 \\times \\frac{1}{4}$",
    "Cover cancels the hour we plan in",
)
"""What stands on a group's page, a line each."""

REPLIES = (
    "We see the same in Year 9.",
    "How long did that take you?",
    "I should like to borrow this.",
    "Thank you: the second half is what we are missing.",
    "Did anybody in the team object?",
    "We tried it with $\\frac{3}{4}$ first, which was too hard.",
)
"""What colleagues say beside an answer."""

CALCULATION = "For example, $\\frac{3}{4} \\times 12 = 9$."


def words(seed: int, sentences: int = 1) -> str:
    """Some sentences in a row; another *seed* begins elsewhere."""
    start = seed % len(SENTENCES)
    return " ".join(islice(cycle(SENTENCES), start, start + sentences))
