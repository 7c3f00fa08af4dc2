"""What is compressed once is kept for the next start, and trusted no further."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from toolkit.server.page import asset
from toolkit.server.page.modules import ModuleFolder

TEXT = "export default { render() {} };\n" * 20


@pytest.fixture
def digest(tmp_path: Path) -> str:
    """A module that was compressed by a server that has ended."""
    folder = ModuleFolder(tmp_path)
    digest = folder.add(TEXT, "js")
    folder.prepare(digest, "js")
    return digest


def test_what_was_compressed_is_there_at_the_next_start(
    tmp_path: Path, digest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asset, "ENCODINGS", _that_only_restore())

    found = ModuleFolder(tmp_path).find(digest, "js")

    assert found is not None
    assert brotli.decompress(found.encoded["br"]).decode() == TEXT
    assert gzip.decompress(found.encoded["gzip"]).decode() == TEXT


@pytest.mark.parametrize("name", ["br", "gzip"])
@pytest.mark.parametrize("instead", [b"alert(1)", b"", None])
def test_what_somebody_put_in_its_place_is_not_served(
    tmp_path: Path, digest: str, name: str, instead: bytes | None
) -> None:
    encoding = asset.ENCODINGS[name]
    other = encoding.squeeze(b"alert(1)") if instead is None else instead
    (tmp_path / f"{digest}.js.{name}").write_bytes(other)

    found = ModuleFolder(tmp_path).find(digest, "js")

    assert found is not None
    assert encoding.restore(found.encoded[name]).decode() == TEXT


def test_a_folder_that_takes_nothing_keeps_nobody_from_a_page(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")

    found = asset.Asset(TEXT.encode(), "js", blocked)

    assert brotli.decompress(found.encoded["br"]).decode() == TEXT


def test_what_is_kept_is_for_the_servers_own_eyes(tmp_path: Path, digest: str) -> None:
    for file in tmp_path.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file
    assert len(list(tmp_path.glob(f"{digest}.js*"))) == 3


def _that_only_restore() -> dict[str, asset.Encoding]:
    def never(_content: bytes) -> bytes:
        raise AssertionError("It was compressed again.")

    return {
        name: asset.Encoding(never, known.restore)
        for name, known in asset.ENCODINGS.items()
    }
