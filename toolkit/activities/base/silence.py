"""While a kernel gets its person no page listens: it asks for everything later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class _Silence:
    """Whether it is kept; not a fact of the class `Activity`.

    Python notes in a class, and in every class below it, how attributes are found.
    Changing one forgets all of that, for the class of every activity of a page, and a
    kernel finding it out again would copy what all kernels share.
    """

    is_kept = False


SILENCE = _Silence()


@contextmanager
def in_silence() -> Iterator[None]:
    """Change activities in this block without a word to the page."""
    SILENCE.is_kept = True
    try:
        yield
    finally:
        SILENCE.is_kept = False
