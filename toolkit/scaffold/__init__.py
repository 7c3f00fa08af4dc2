"""What `toolkit new` writes: a programme that serves at once, and workshops for one."""

from toolkit.scaffold.programme import Wanted, make_programme
from toolkit.scaffold.workshop import Added, add_workshop

__all__ = ["Added", "Wanted", "add_workshop", "make_programme"]
