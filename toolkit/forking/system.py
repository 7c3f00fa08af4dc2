"""What this operating system can do."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from functools import cache

PR_SET_PDEATHSIG = 1


def supported() -> bool:
    """Say whether kernels can be forked here.

    macOS has `fork` too, but its system libraries may crash in the child.
    """
    return sys.platform == "linux" and hasattr(os, "fork")


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def end_with(parent: int) -> None:
    """Have this process killed when *parent*, which started it, ends.

    Elsewhere than on Linux the end of the socket does that, a little later.
    """
    if sys.platform != "linux":
        return
    _library().prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
