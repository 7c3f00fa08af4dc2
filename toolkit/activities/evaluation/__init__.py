"""Evaluation: what a programme asks after a workshop, counted without names."""

from __future__ import annotations

from toolkit.activities.evaluation import questions
from toolkit.activities.evaluation.evaluation import Evaluation

__all__ = ["Evaluation", "questions"]
