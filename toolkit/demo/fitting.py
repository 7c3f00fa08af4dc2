"""What an invented head of mathematics says to a prompt that asks for one thing."""

from __future__ import annotations

FITTING: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "image or phrase",
        (
            "The double number line.",
            "“How do you know?”",
            "The bar model.",
            "“What stays the same?”",
            "A rectangle for every product.",
            "The double number line, from Year 7.",
        ),
    ),
    (
        "hope",
        (
            "That I hear reasons in Year 9 lessons, not only answers.",
            "That the team plans one unit together without me.",
            "That nobody dreads the bottom set.",
            "One hour a fortnight that cover cannot take.",
        ),
    ),
    (
        "stop doing",
        (
            "Marking every book every fortnight.",
            "Reading notices aloud in meetings.",
            "Writing the scheme alone in August.",
            "The second half-termly test.",
        ),
    ),
    (
        "got in the way",
        (
            "",
            "I had to leave for a duty.",
            "The line kept dropping.",
            "Nothing; I needed longer to think.",
        ),
    ),
    (
        "keep, and what should we change",
        (
            "Keep the time in fours. Change nothing much.",
            "Keep the quiet writing. Begin the afternoon with it.",
            "Keep the stories. Fewer slides.",
            "Keep it on a Tuesday.",
        ),
    ),
    (
        "promise",
        (
            "I will send our six examples for ratio by Friday.",
            "Come and watch our planning hour, any Thursday.",
            "I will try your exit question and tell you honestly.",
        ),
    ),
    (
        "disagreed about most",
        (
            "Whether a rule may come first.",
            "What “fluent” means.",
            "Setting.",
            "Calculators in Year 8.",
        ),
    ),
    (
        "fight to keep",
        (
            "Doing a problem together before we plan.",
            "Our open door.",
            "Six books on the table, once a month.",
            "A shared set of examples for Years 7 and 8.",
        ),
    ),
    (
        "surprised me",
        (
            "Offering to be filmed.",
            "Dropping a worksheet she had used for ten years.",
            "Asking the question I had avoided.",
        ),
    ),
    (
        "main idea",
        (
            "Change one thing at a time. Look at what they write, then go on.",
            "A curriculum hangs together by its joins. Ours has two weak ones.",
            "Meetings are for learning. Notices can be written.",
        ),
    ),
)
"""By a few words of the prompt."""

SAID = tuple(one for _words, said in FITTING for one in said if one)


def fitting(prompt: str, *, seed: int) -> str | None:
    """What fits *prompt*; None where it asks for more than one thing."""
    for words, said in FITTING:
        if words in prompt:
            return said[seed % len(said)]
    return None
