"""The one door to what is kept: answers, people, pace."""

from toolkit.store.restore import restore_backup
from toolkit.store.store import Store

__all__ = ["Store", "restore_backup"]
