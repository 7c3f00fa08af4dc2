"""What invented people say, and a programme's own words for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.demo.material import material_of
from toolkit.demo.speech import plain_speech, speech_in
from toolkit.errors import ProgrammeError


def test_a_programmes_people_speak_in_its_own_words(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "words.toml").write_text('sentences = ["The hand-over was short."]\n')
    speech = material_of(tmp_path / "programme.toml").speech
    assert speech.words(3, 2) == "The hand-over was short. The hand-over was short."
    assert speech.replies == plain_speech().replies


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('sentence = ["One."]', '"sentence" means nothing here'),
        ('sentences = "One."', '"sentences" lists texts'),
        ("sentences = [", "Invalid value"),
        ('fitting = ["hope"]', 'each "fitting" has a "prompt"'),
        ("leads = 3", '"leads" is a text'),
    ],
)
def test_words_that_cannot_be_used_are_named(
    words: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "words.toml").write_text(words)
    with pytest.raises(ProgrammeError, match=said) as refused:
        speech_in(tmp_path)
    assert "words.toml cannot be used" in str(refused.value)
