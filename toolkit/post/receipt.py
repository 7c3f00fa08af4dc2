"""What a receipt says to somebody who was erased, on the page and in the command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.model import LocalTime
from toolkit.model.dates import day_in_words
from toolkit.model.erasing import NOBODY, REMOVED, Counts, How, Receipt
from toolkit.programme.wording import Wording

TITLE = "Receipt: everything of one person was erased"
ASKED = {
    How.PAGE: "at their own request, on the page",
    How.DESK: "by who runs their cohort, at their request",
    How.COMMAND: "by who looks after the server, at their request",
    How.AGAIN: "again, after a backup was put back",
}
ON = "On {when} ({zone}), {asked}. This receipt names nobody; its number is {id}."
KEPT_WORDS = (
    "In {count} others had gone on from these words. There they are replaced by "
    f"“{REMOVED}”, and the name by “{NOBODY}”."
)
COPIES = (
    "{count} in what was arranged, shown to a room or carried on to other cohorts: "
    "taken out."
)
BACKUPS = (
    "Backups from before, until {day} at the latest: each is named with its date, and "
    "goes then. If one is put back earlier, this person is erased in it again."
)
NO_BACKUPS = "The server had made no backup before."
BACKUPS_ELSEWHERE = (
    "Backups from before, if whoever looks after the database makes some: ask them "
    "until when these stay."
)
STAYS = (
    "What left the server before: letters that were sent, files and prints that "
    "somebody keeps, copies that somebody carried elsewhere.",
    "Counts without names, in reports that were made.",
    "The name, where others wrote it in words of their own. No program can find these "
    "for certain; whoever reads one can ask its author to change it.",
    "A log of who opened or exported what, with a number drawn by chance in place of "
    "the name.",
)
COMPACTED = "The database was written anew on {when}: no byte of it is left there."
BEING_COMPACTED = (
    "The database is being compacted, which removes the last bytes from its files. It "
    "is done at night at the latest; this page then says so."
)
BROWSERS = (
    "Each browser in which this person was signed in forgets what it keeps of them "
    "when it next opens a page here."
)

WORD = "erase"
"""What somebody types to have everything of theirs erased."""

NOTICES = {
    "erased": (
        "Everything of the person who was signed in in this browser has been erased, "
        "as was asked. What this browser kept of them is cleared, too. Nobody is "
        "signed in."
    ),
    "erase not typed": (
        f"Nothing was erased. To confirm, type the word {WORD} into the box, then "
        "press the button."
    ),
    "name not typed": (
        "Nothing was erased. To confirm, type their name as it stands beside the box, "
        "then press the button."
    ),
}
"""What a page says once about erasing, by its name."""

_COUNTED = (
    ("answers", "answer", "answers"),
    ("versions", "version of them", "versions of them"),
    ("files", "file", "files"),
    ("comments", "comment", "comments"),
    ("beside", "comment of others beside these", "comments of others beside these"),
    ("lines", "line of a group", "lines of groups"),
    ("attendance", "entry of attendance", "entries of attendance"),
    ("consents", "agreement, with its date", "agreements, with their dates"),
    ("sign_ins", "sign-in or personal link", "sign-ins and personal links"),
    ("links", "link to read", "links to read"),
    ("messages", "message", "messages"),
    ("interests", "registration of interest", "registrations of interest"),
    ("choices", "choice, such as the role in {school}", "choices, such as reminders"),
)
"""What is counted, for one and for several."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands below it."""

    title: str
    lines: tuple[str, ...]


def goes(counts: Counts, wording: Wording) -> tuple[str, ...]:
    """How much goes, or went, a line each; what there is none of is left out."""
    said = (
        f"{number} {one if number == 1 else many}"
        for name, one, many in _COUNTED
        if (number := getattr(counts, name))
    )
    return tuple(map(wording.plainly, ("Name, {school} and address", *said)))


def among_others(counts: Counts) -> tuple[str, ...]:
    """What it does, or did, to others' work."""
    places = "1 place" if counts.kept == 1 else f"{counts.kept} places"
    copies = "1 copy or mention" if counts.others == 1 else "{} copies or mentions"
    said = (
        KEPT_WORDS.format(count=places) if counts.kept else "",
        COPIES.format(count=copies.format(counts.others)) if counts.others else "",
    )
    return tuple(filter(None, said))


def parts_of(
    receipt: Receipt, *, local: LocalTime, say: Wording, has_backups: bool
) -> Iterator[Part]:
    """All that a receipt says, in order."""
    yield Part("What was erased", goes(receipt.counts, say))
    if others := among_others(receipt.counts):
        yield Part("Where others' work hangs on it", others)
    yield Part(
        "What remains, and until when",
        (_of_backups(receipt, has_backups=has_backups), *STAYS),
    )
    done = receipt.compacted
    compacted = COMPACTED.format(when=local.on_paper(done)) if done else BEING_COMPACTED
    yield Part("Where it was kept", (compacted, BROWSERS))


def about(receipt: Receipt, *, local: LocalTime) -> str:
    """When it was, and how it was asked for."""
    when, asked = local.on_paper(receipt.at), ASKED[receipt.how]
    return ON.format(when=when, zone=local.zone, asked=asked, id=receipt.id)


def plain_receipt(
    receipt: Receipt, *, local: LocalTime, say: Wording, has_backups: bool
) -> str:
    """The whole receipt as plain text."""
    parts = parts_of(receipt, local=local, say=say, has_backups=has_backups)
    said = [TITLE, "", about(receipt, local=local)]
    for part in parts:
        said += ["", part.title, *listed(part.lines)]
    return "\n".join(said) + "\n"


def listed(lines: Sequence[str]) -> list[str]:
    """*lines*, each as an item of a list in plain text."""
    return [f"- {line}" for line in lines]


def _of_backups(receipt: Receipt, *, has_backups: bool) -> str:
    if not has_backups:
        return BACKUPS_ELSEWHERE
    if receipt.backups is None:
        return NO_BACKUPS
    return BACKUPS.format(day=day_in_words(receipt.backups))
