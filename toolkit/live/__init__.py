"""Hints that something changed: they say where to look, never what is there."""

from __future__ import annotations

from toolkit.live.channel import Channel, KernelChannel, SilentChannel

__all__ = ["Channel", "KernelChannel", "SilentChannel"]
