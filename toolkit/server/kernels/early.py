"""What templates are forked from, begun while the server itself is still imported.

Two cores do in the time of one what else would come one after the other. So this
module imports little.
"""

from __future__ import annotations

from toolkit.files import PACKAGE
from toolkit.forking.system import supported
from toolkit.forking.zygote import BegunZygote, Imports
from toolkit.settings import Settings, kernel_environment

_MODULES = ("toolkit.server.kernels.template_start",)


def imports_of(settings: Settings) -> Imports:
    """What every template imports, and where."""
    env = {**kernel_environment(), "TOOLKIT_DATA": str(settings.data.absolute())}
    return Imports(env, modules=_MODULES, watched=(PACKAGE,))


def begin(settings: Settings) -> BegunZygote | None:
    """Let a process import what templates need; None where they are not forked."""
    if settings.kernels == "spawned" or not supported():
        return None
    return imports_of(settings).begin()
