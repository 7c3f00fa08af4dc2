"""The facilitator's object: a cohort as tidy, typed pandas tables."""

from __future__ import annotations

from toolkit.cohort.cohort import Cohort

__all__ = ["Cohort"]
