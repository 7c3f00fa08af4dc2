"""A wall of voices: one sentence each, under the writer's role and never a name."""

from __future__ import annotations

from toolkit.activities.voices.voices import Voices

__all__ = ["Voices"]
