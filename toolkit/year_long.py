"""What has one answer wherever it appears, as an author writes it."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.activities import ActionPlan, Activity, Audit, PenPicture, Story
from toolkit.bound import Bound
from toolkit.naming import check_name


class YearLong(Bound):
    """A part of `Notebook`: what grows all year."""

    def audit(self, moment: str = "baseline") -> Activity:
        """The self-audit at its `baseline`, `middle` or `end`."""
        return self._add(Audit(moment=moment))

    def action_plan(
        self, *, prefill: Mapping[str, tuple[str, str]] | None = None
    ) -> Activity:
        """The person's action plan, which grows all year.

        *prefill* names earlier answers, (workshop, name), whose words are offered for
        the plan's `hope`, `evidence` and first `aim`.
        """
        return self._add(ActionPlan(prefill=prefill))

    def pen_picture(self) -> Activity:
        """Who the person is, in six short parts."""
        return self._add(PenPicture())

    def story(self, name: str = "story-of-change") -> Activity:
        """The person's story of change, 400 words in all; it grows all year."""
        return self._add(Story(check_name(name)))
