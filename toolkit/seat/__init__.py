"""What one person may read and write: the only place where rights are decided."""

from __future__ import annotations

from toolkit.seat.rights import may_read
from toolkit.seat.seat import Seat

__all__ = ["Seat", "may_read"]
