"""What pages were refused: noted once a kind, bounded, and without people's words."""

import pytest

from toolkit.server.refused import ELSEWHERE, MOST, REASONS, Refused, RefusedByPages


def test_each_kind_is_noted_and_logged_once(caplog: pytest.LogCaptureFixture):
    refused = RefusedByPages()
    for _ in range(3):
        refused.note("one", "ipyniivue", "large")
        refused.note("one", "quak", "policy", detail="img-src example.org")
    assert refused.of("one") == (
        Refused("ipyniivue", "large"),
        Refused("quak", "policy", "img-src example.org"),
    )
    assert refused.of("two") == ()
    assert len(caplog.records) == 2
    assert "quak: the browser was not allowed" in caplog.text
    assert "(img-src example.org)" in caplog.text


def test_a_notebook_has_only_so_many_kinds_and_leaves_room_to_others():
    refused = RefusedByPages()
    for number in range(3 * MOST):
        refused.note("one", f"package{number}", "large")
    refused.note("two", "quak", "large")
    assert len(refused.of("one")) == MOST
    assert refused.of("two") == (Refused("quak", "large"),)
    refused.forget("one")
    refused.note("one", "quak", "many")
    assert refused.of("one") == (Refused("quak", "many"),)


@pytest.mark.parametrize(
    "words", ["What I think of <Ms Example>", "two\nlines", "x" * 200, "", "Ünicode"]
)
def test_what_is_no_name_is_neither_noted_nor_logged(
    words: str, caplog: pytest.LogCaptureFixture
):
    refused = RefusedByPages()
    refused.note("one", words, words, detail=words)
    assert refused.of("one") == (Refused(ELSEWHERE, "shape"),)
    assert not words or words not in caplog.text


def test_every_reason_is_a_sentence_for_facilitators():
    for reason in REASONS:
        assert Refused("quak", reason).told.startswith("quak: ")
