"""Variables of the environment by which an operator sets something: which there are."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from urllib.parse import urlsplit

from toolkit import clock
from toolkit.errors import SettingsError

PREFIX = "TOOLKIT_"

_GONE = {
    "TRUST_PROXY": "It is called TOOLKIT_PROXIES now, and says how many proxies there "
    "are before the server: 1 instead of yes, 0 instead of no.",
    **{
        name: f"It is called TOOLKIT_{name}_MB now; the number stays."
        for name in (
            *("FILES_PER_PERSON", "FILES_PER_COHORT"),
            *("DISK_RESERVE", "MEMORY_RESERVE"),
        )
    },
}
"""What a setting of an earlier release has become."""

_ALIKE = 0.7


def check_names(there: Collection[str], *, known: Collection[str]) -> None:
    """Refuse a variable that sets nothing: it is misspelt, or of an earlier release.

    Args:
        there: the names of all variables of the environment.
        known: what settings are called, in small letters.

    Raises:
        SettingsError: one sets nothing; says which was meant.
    """
    names = [PREFIX + name.upper() for name in known]
    for name in sorted(there):
        if not name.startswith(PREFIX) or name in {*names, clock.INVENTED}:
            continue
        if become := _GONE.get(name.removeprefix(PREFIX)):
            raise SettingsError(f"{name} is set. {become}")
        raise SettingsError(f"There is no setting {name}. {_meant(name, names)}")


def check_public_url(url: str) -> None:
    """Refuse an address that no link can begin with.

    Raises:
        SettingsError: it has no scheme or no host, or more than links have room for.
    """
    if url and not _begins_links(url):
        raise SettingsError(
            f"{PREFIX}PUBLIC_URL is “{url}”. Write the whole address that people type, "
            "with http:// or https:// before the name and nothing after it, such as "
            "https://workshops.example."
        )


def _meant(name: str, names: Collection[str]) -> str:
    # Without what all begin with, by which any two are alike.
    known = [each.removeprefix(PREFIX) for each in names]
    if near := get_close_matches(name.removeprefix(PREFIX), known, 1, _ALIKE):
        return f"Did you mean {PREFIX}{near[0]}?"
    return "Take it out of the environment; docs/running.md lists all settings."


def _begins_links(url: str) -> bool:
    try:
        parts = urlsplit(url)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:  # its port is no number, or a bracket is missing
        return False
    begins = parts.scheme in {"http", "https"} and has_host and "@" not in parts.netloc
    return begins and not any(each in url for each in "?# \\")
