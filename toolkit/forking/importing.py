"""Something to do once a package has been imported, without importing it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

Then = Callable[[ModuleType], object]


def after_import(name: str, then: Then) -> None:
    """Call *then* with the module *name* when it is imported; now, if it has been."""
    if name in sys.modules:
        then(sys.modules[name])
    else:
        sys.meta_path.insert(0, _Waiting(name, then))


class _Waiting(MetaPathFinder):
    """Lets others find one module, and waits for it.

    It goes on waiting: who asks whether a package is there does not import it, and a
    module that is loaded again has lost what was done to it.
    """

    def __init__(self, name: str, then: Then) -> None:
        self._name = name
        self._then = then
        self._asks = False

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        """What others find, if it is the one."""
        if fullname != self._name or self._asks:
            return None
        self._asks = True
        try:
            spec = importlib.util.find_spec(fullname)
        finally:
            self._asks = False
        if spec is not None and spec.loader is not None:
            spec.loader = self._following(spec.loader)
        return spec

    def _following(self, loader: Loader) -> Loader:
        # A module that is loaded again is found as it was the first time.
        is_ours = isinstance(loader, _Followed) and loader.then is self._then
        return loader if is_ours else _Followed(loader, self._then)


class _Followed(Loader):
    """Loads as *loader* does, and then tells of it."""

    def __init__(self, loader: Loader, then: Then) -> None:
        self._loader = loader
        self.then = then

    def __getattr__(self, name: str) -> object:
        return getattr(self._loader, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """As the loader does."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """As the loader does; then the module is there."""
        self._loader.exec_module(module)
        self.then(module)
