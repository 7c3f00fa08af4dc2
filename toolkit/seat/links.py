"""What people come in by: room codes and personal links."""

from __future__ import annotations

import secrets
from datetime import timedelta

LINK_KEPT_FOR = timedelta(days=400)
"""A personal link lasts the programme's year, and a little longer."""

_CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def new_code() -> str:
    """A room code of letters and digits nobody mixes up, such as K7M-2QX."""
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(6))
    return f"{letters[:3]}-{letters[3:]}"
