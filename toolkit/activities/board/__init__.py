"""The board of a community: cards, replies and thanks, each its author's own answer."""

from __future__ import annotations

from toolkit.activities.board.board import Board

__all__ = ["Board"]
