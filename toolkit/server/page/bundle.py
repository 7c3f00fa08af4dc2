"""The activities of a page in one file, with what they share in it once.

However many activities there are, a page asks for one script, and each new one adds no
more than what is its own. JupyterLab, where every widget brings its whole script, sees
the same texts, unjoined.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.activities.base.component import SHARED_ABOVE
from toolkit.server.page.modules import ModuleFolder

_BELOW = f"{SHARED_ABOVE}\nexport default "


@dataclass(frozen=True)
class Bundle:
    """One script: its hash, and the hashes of the modules that it holds."""

    digest: str
    holds: frozenset[str]


def bundle(digests: Iterable[str], folder: ModuleFolder) -> Bundle | None:
    """A script in *folder* that holds our modules among *digests*, if there are any.

    It exports `modules`: by hash, a function that makes what the module would export.
    Scripts of other people's widgets stay as they are.
    """
    texts = {digest: folder.text(digest, "js") for digest in digests}
    ours = {digest: text for digest, text in texts.items() if _BELOW in text}
    if not ours:
        return None
    return Bundle(folder.add(_joined(ours), "js"), frozenset(ours))


def _joined(texts: Mapping[str, str]) -> str:
    """Each shared part in a scope of its own; there is one, unless texts are mixed."""
    groups: dict[str, dict[str, str]] = {}
    for digest, text in texts.items():
        shared, own = text.split(_BELOW, 1)
        groups.setdefault(shared, {})[digest] = own.strip().removesuffix(";")
    scopes = (_scope(shared, owns) for shared, owns in groups.items())
    return f"export const modules = Object.assign({{}}, {', '.join(scopes)});\n"


def _scope(shared: str, owns: Mapping[str, str]) -> str:
    made = ",\n".join(f"{json.dumps(d)}: () => {own}" for d, own in owns.items())
    return f"(() => {{\n{shared}\nreturn {{\n{made}\n}};\n}})()"
