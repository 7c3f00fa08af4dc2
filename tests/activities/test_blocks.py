"""Printed blocks: what a notebook holds of them, and what is made of it again."""

from __future__ import annotations

import json
import typing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.activities.base import blocks
from toolkit.activities.base.blocks import (
    Block,
    Choice,
    Diamond,
    Empty,
    File,
    Files,
    Listing,
    Profile,
    Scale,
    Statement,
    StatementGroup,
    Table,
    Text,
)

words = st.text(max_size=5)
label = st.none() | words
several = st.lists(words, max_size=3)
rows = st.lists(several, max_size=3)
whole = st.integers(0, 9)
widths = st.none() | st.lists(st.floats(0.5, 9), max_size=3)
statements = st.lists(
    st.builds(Statement, words, words, st.none() | whole, st.none() | whole), max_size=2
)
groups = st.lists(st.builds(StatementGroup, words, statements), max_size=2)
files = st.lists(st.builds(File, words, whole, words, words, words), max_size=2)

EVERY: dict[type[Block], st.SearchStrategy[Block]] = {
    Text: st.builds(Text, words, label=label),
    Listing: st.builds(Listing, several, st.booleans(), label=label),
    Table: st.builds(Table, several, rows, widths, label=label),
    Choice: st.builds(Choice, several, st.lists(whole, max_size=3), label=label),
    Scale: st.builds(Scale, whole, whole, several, st.none() | whole, label=label),
    Diamond: st.builds(Diamond, rows, label=label),
    Profile: st.builds(Profile, several, groups, label=label),
    Files: st.builds(Files, files, label=label),
    Empty: st.builds(Empty, words, label=label),
}


def test_every_kind_of_block_is_tried_here() -> None:
    assert set(EVERY) == set(typing.get_args(Block))


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_a_block_comes_back_from_a_notebook_as_it_was(
    kind: type[Block], data: st.DataObject
) -> None:
    block = data.draw(EVERY[kind])
    held = json.loads(json.dumps(blocks.to_json(block)))
    assert blocks.from_json(held) == block


@pytest.mark.parametrize(
    "held",
    [
        {"kind": "hologram", "label": "Vision", "depth": 3},
        {"kind": ["text"], "label": "Vision", "body": "Pupils explain."},
        {"kind": "text", "label": "Vision"},
        {"kind": "files", "label": "Vision", "files": [{"size": 1}]},
        {"kind": "audit", "label": "Vision", "stages": [], "groups": [{"title": ""}]},
        {"label": "Vision"},
    ],
)
def test_what_is_no_block_that_we_know_says_so_under_its_label(
    held: dict[str, Any],
) -> None:
    assert blocks.from_json(held) == Empty(blocks.UNKNOWN, label="Vision")


def test_a_notebook_of_an_earlier_version_is_read() -> None:
    kept = {"id": "f1", "name": "pupils.pdf", "size": 9, "media_type": "text/plain"}
    held = {"kind": "files", "label": None, "files": [kept]}
    assert blocks.from_json(held) == Files([File("pupils.pdf", 9, "text/plain", "f1")])
    assert blocks.from_json({"kind": "empty"}) == Empty()


def test_only_what_is_written_makes_a_passage() -> None:
    said = [("Hope", "Pupils explain."), ("Gap", "  "), ("Who", None)]
    assert blocks.passages(said) == [Text("Pupils explain.", label="Hope")]
