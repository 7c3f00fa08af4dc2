"""Sends what is to go, each message once, whatever happens meanwhile."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from toolkit.model import Person, Seating
from toolkit.model.message import Message, MessageKind, MessageState, Outcome
from toolkit.post.delivery import Delivery, delivery_of, sender_in
from toolkit.post.letter import Letter
from toolkit.post.links import NewLinks
from toolkit.post.mail import AddressError, posted
from toolkit.post.refusals import CutOffError, PutOffError, RefusedError
from toolkit.post.words import GIVEN_UP, GONE, TOO_LATE
from toolkit.post.writer import NothingToSayError, Own, Writer
from toolkit.settings import Settings
from toolkit.store import Store

AT_ONCE = 50
"""How many messages go in one round."""

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 120, 360, 720))
"""How long after each attempt that was put off the next one is made."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """What came of one round; `trouble` says why nothing could go."""

    settled: int = 0
    trouble: str = ""


class Outbox:
    """Takes messages out of the store and to people; safe beside other servers.

    A message is claimed before anything is done with it. So one that a crash leaves
    on its way is never sent again, unless somebody says so.
    """

    def __init__(
        self,
        store: Store,
        *,
        settings: Settings,
        writer: Writer,
        delivery: Callable[[], Delivery] | None = None,
    ) -> None:
        self._store = store
        self._settings = settings
        self._writer = writer
        self._delivery = delivery or (lambda: delivery_of(settings))
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Begin no other message."""
        self._stopped.set()

    def round(self, *, at: datetime) -> Round:
        """Send what waits. A server that takes nothing keeps everything waiting."""
        waiting = self._store.messages.waiting(now=at, most=AT_ONCE)
        if not waiting:
            return Round()
        line = self._delivery()
        try:
            line.ready()
            settled = sum(self._send(each, line, at=at) for each in waiting)
        except PutOffError as trouble:
            return Round(trouble=str(trouble))
        finally:
            line.close()
        return Round(settled)

    def send(
        self, message: Message, write: Callable[[], Letter], *, to: Person, at: datetime
    ) -> Outcome | None:
        """Send one letter now, which somebody else writes; None if it has gone before.

        For whoever has no seat yet. Its link is in no table, so only they can send it
        again.
        """
        if not self._store.messages.add([message]):
            return None
        if not self._store.messages.claim(message.id, at=at):
            return None
        line = self._delivery()
        try:
            outcome = self._handed_over(message, line, write=write, to=to, at=at)
        finally:
            line.close()
        if outcome.state is MessageState.QUEUED:
            outcome = Outcome(MessageState.FAILED, at, outcome.problem, outcome.subject)
        self._store.messages.settle(message.id, outcome)
        return outcome

    def _send(self, message: Message, line: Delivery, *, at: datetime) -> bool:
        if self._stopped.is_set():
            return False
        if not self._store.messages.claim(message.id, at=at):
            return False
        outcome = self._outcome(message, line, at=at)
        self._store.messages.settle(message.id, outcome)
        return True

    def _outcome(self, message: Message, line: Delivery, *, at: datetime) -> Outcome:
        seating = self._seating(message)
        until = message.value.get("until")
        if seating is None:
            return Outcome(MessageState.NOTHING, at)
        if until and at >= datetime.fromisoformat(until):
            return Outcome(MessageState.FAILED, at, TOO_LATE)
        links = NewLinks(self._store, self._settings, at=at)
        # What lies in a folder is read by whoever sends it.
        own = Own.QUOTED if self._settings.mail_server else Own.LEFT_OUT
        write = partial(
            self._writer.letter, message, seating, links=links, own=own, at=at
        )
        return self._handed_over(message, line, write=write, to=seating.person, at=at)

    def _handed_over(
        self,
        message: Message,
        line: Delivery,
        *,
        write: Callable[[], Letter],
        to: Person,
        at: datetime,
    ) -> Outcome:
        try:
            letter = write()
            post = posted(
                letter,
                to=to,
                address=to.address or message.address,
                sender=sender_in(self._settings),
                called=f"{message.id}.{message.value.get('tries', 0)}",
                at=at,
            )
            line.send(post)
        except NothingToSayError:
            return Outcome(MessageState.NOTHING, at)
        except (AddressError, RefusedError) as refused:
            return Outcome(MessageState.FAILED, at, str(refused))
        except PutOffError as put_off:
            return _put_off(message, str(put_off), at=at)
        except CutOffError as cut:
            return Outcome(MessageState.SENDING, at, str(cut))
        except Exception as failure:
            return _unwritten(failure, at=at)
        return Outcome(
            MessageState.SENT, at, subject=letter.subject, address=post.address
        )

    def _seating(self, message: Message) -> Seating | None:
        if message.seat is None or message.kind is MessageKind.OFFER:
            return None
        seating = self._store.people.seating(message.seat)
        return None if seating is None or seating.withdrawn_at else seating


def _put_off(message: Message, why: str, *, at: datetime) -> Outcome:
    tries = int(message.value.get("tries", 0)) + 1
    if tries > len(PAUSES):
        said = GIVEN_UP.format(tries=tries, said=why)
        return Outcome(MessageState.FAILED, at, said)
    value = {**message.value, "tries": tries}
    again = at + PAUSES[tries - 1]
    return Outcome(MessageState.QUEUED, again, why, value=value)


def _unwritten(failure: Exception, *, at: datetime) -> Outcome:
    # What it says may be somebody's words, so the log has its kind alone.
    log.error("A message could not be written: %s.", type(failure).__name__)
    return Outcome(MessageState.FAILED, at, GONE)
