"""What one person may read and write: the only place where rights are decided."""

from __future__ import annotations

from toolkit.seat.rights import may_read
from toolkit.seat.seat import Seat, key_of

__all__ = ["Seat", "key_of", "may_read"]
