"""The pen picture: who somebody is, in six short pieces."""

from __future__ import annotations

from toolkit.activities.pen_picture.pen_picture import PenPicture

__all__ = ["PenPicture"]
