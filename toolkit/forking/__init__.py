"""Kernels forked from a notebook that has already run; see README.md beside this file.

These names are for notebooks. A server imports `template`, `manager` and `connection`.
"""

from __future__ import annotations

from toolkit.forking.hooks import (
    after_fork,
    before_bind,
    before_fork,
    binding,
    notify_server,
    on_bind,
    on_notice,
    told,
)
from toolkit.forking.system import supported

__all__ = [
    "after_fork",
    "before_bind",
    "before_fork",
    "binding",
    "notify_server",
    "on_bind",
    "on_notice",
    "supported",
    "told",
]
