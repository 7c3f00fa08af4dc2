"""Documents written side by side: whole, or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit.export import pack


def stopped() -> Iterator[tuple[str, bytes]]:
    yield "first.pdf", b"%PDF"
    raise KeyboardInterrupt


@pytest.mark.parametrize("name", ["shared", "shared.zip"])
def test_documents_that_are_stopped_leave_no_half(tmp_path: Path, name: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        pack(stopped(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []
