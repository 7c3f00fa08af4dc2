"""The action plan: one a person, filled a little in every workshop."""

from __future__ import annotations

from toolkit.activities.action_plan.action_plan import ActionPlan

__all__ = ["ActionPlan"]
