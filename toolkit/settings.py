"""What an operator may set; nothing else reads the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from toolkit import clock
from toolkit.errors import SettingsError
from toolkit.model.mail import MailServer, check_mail, is_loopback
from toolkit.model.quota import MEGABYTE, Quota
from toolkit.model.variables import PREFIX, check_names, check_public_url

LAST_PORT = 65535
LAST_HOUR = 23
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
KERNELS = ("auto", "forked", "spawned")
_MAY_BE_0 = frozenset({"proxies", "backup_hour", "kernels_ahead"})
_KERNEL_KEEPS = frozenset(
    {
        "PATH",
        "HOME",
        "LANG",
        "TZ",
        "TMPDIR",
        "VIRTUAL_ENV",
        "PYTHONPATH",
        "JUPYTER_PATH",
        "SYSTEMROOT",
    }
)


def says(sentence: str) -> dict[str, str]:
    """What a setting's field carries, so that its explanation is beside it."""
    return {"sentence": sentence}


@dataclass(frozen=True, slots=True)
class Settings:
    """One server's settings; fixed for the life of the process."""

    data: Path = field(
        default=Path("data"),
        metadata=says("Folder that holds the answers and backups."),
    )
    store: str = field(
        default="",
        metadata=says("Database URL; empty keeps an SQLite file in the data folder."),
    )
    programme: Path = field(
        default=Path("programme.toml"),
        metadata=says("The programme's titles, agendas and folders."),
    )
    address: str = field(
        default="127.0.0.1", metadata=says("Network address to listen on.")
    )
    port: int = field(default=8000, metadata=says("Port to listen on."))
    base_url: str = field(
        default="/", metadata=says("Path under which everything is served.")
    )
    public_url: str = field(
        default="",
        metadata=says("Address people type, such as https://workshops.example."),
    )
    proxies: int = field(
        default=0,
        metadata=says("Proxies before the server, each adding to X-Forwarded-For."),
    )
    # A school is one address: sixty people, three pages, each with seven connections.
    sockets_per_address: int = field(
        default=1260,
        metadata=says("Connections one network address may keep open at once."),
    )
    sockets_in_total: int = field(
        default=10_000,
        metadata=says("Connections there may be, as far as the system has files."),
    )
    kernels: str = field(
        default="auto",
        metadata=says(f"How pages get their kernels: {', '.join(KERNELS)}."),
    )
    kernels_per_person: int = field(
        default=6, metadata=says("Pages one person may keep open at once.")
    )
    kernels_in_total: int = field(
        default=250, metadata=says("Pages everybody together may keep open.")
    )
    kernels_ahead: int = field(
        default=250,
        metadata=says("Kernels made before people come, of 11 MB each; 0 for none."),
    )
    memory_reserve_mb: int = field(
        default=300,
        metadata=says("MB of free memory below which pages left behind end at once."),
    )
    cull_after: int = field(
        default=300, metadata=says("Seconds a kernel outlives the page it served.")
    )
    room_hours: int = field(
        default=4, metadata=says("Hours a room code works, on the day until the end.")
    )
    files_per_person_mb: int = field(
        default=200, metadata=says("MB of files one person may keep.")
    )
    files_per_cohort_mb: int = field(
        default=3_000, metadata=says("MB of files one cohort may keep.")
    )
    disk_reserve_mb: int = field(
        default=500,
        metadata=says("MB of free disk below which files are refused, answers never."),
    )

    backup_hour: int = field(
        default=2,
        metadata=says("Hour of the night from which the day's backup is made."),
    )

    smtp: str = field(
        default="",
        metadata=says("Server that sends mail, such as smtp://user@mail.example:587."),
    )
    smtp_password: str = field(
        default="",
        repr=False,
        metadata=says("The password for that server; shown nowhere."),
    )
    mail_from: str = field(
        default="",
        metadata=says("Sender of all mail: Workshops <workshops@example.org>."),
    )

    def __post_init__(self) -> None:
        _check(self)

    @classmethod
    def load(cls, **changed: Any) -> Settings:
        """Settings from `TOOLKIT_*` variables; *changed* ones win."""
        check_names(os.environ, known=[each.name for each in fields(cls)])
        clock.ahead()
        found = {
            each.name: _read(each.name, each.default, os.environ)
            for each in fields(cls)
            if PREFIX + each.name.upper() in os.environ
        }
        return cls(**{**found, **changed})

    @property
    def store_url(self) -> str:
        """Where answers are kept, as a database URL."""
        return self.store or f"sqlite:///{self.data.absolute() / 'workshop.db'}"

    @property
    def preview_store(self) -> str:
        """Where answers go while a notebook is opened without a server."""
        return f"sqlite:///{self.data.absolute() / 'preview.db'}"

    @property
    def backups(self) -> Path:
        """Where the database is copied, each night and before an upgrade."""
        return self.data / "backups"

    @property
    def mail_server(self) -> MailServer | None:
        """Where mail is handed in; None where it is only written to a folder."""
        if not self.smtp:
            return None
        return MailServer.read(self.smtp, password=self.smtp_password)

    @property
    def mail_kept(self) -> Path:
        """The folder of mail that no server sends."""
        return self.data / "mail"

    @property
    def is_for_this_machine(self) -> bool:
        """Whether links lead to this machine only, so that nobody else can use them."""
        return is_loopback(urlsplit(self.here).hostname or "")

    @property
    def quota(self) -> Quota:
        """How much room there is for files."""
        return Quota(
            person=self.files_per_person_mb * MEGABYTE,
            cohort=self.files_per_cohort_mb * MEGABYTE,
            reserve=self.disk_reserve_mb * MEGABYTE,
        )

    @property
    def modules(self) -> Path:
        """Where kernels leave the activities' scripts for the server."""
        return self.data.absolute() / "modules"

    @property
    def contents(self) -> Path:
        """Where the server says what each notebook asks."""
        return self.data.absolute() / "contents"

    @property
    def here(self) -> str:
        """The address people type, with the base path and no slash at the end."""
        address = f"[{self.address}]" if ":" in self.address else self.address
        start = self.public_url or f"http://{address}:{self.port}"
        return start.rstrip("/") + self.base_url.rstrip("/")

    @property
    def hosts(self) -> frozenset[str]:
        """Host names this server answers to."""
        public = urlsplit(self.public_url).hostname
        return _LOOPBACK | ({public} if public else set())


def kernel_environment() -> dict[str, str]:
    """The part of this process's environment that a kernel may see."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in _KERNEL_KEEPS or name.startswith("LC_")
    }
    return kept | clock.handed_on()


def _read(name: str, default: Any, environment: Mapping[str, str]) -> Any:
    text = environment[PREFIX + name.upper()].strip()
    try:
        return type(default)(text)
    except ValueError:
        raise SettingsError(
            f"{PREFIX}{name.upper()} is “{text}”. It should be a number."
        ) from None


def _check(settings: Settings) -> None:
    if settings.kernels not in KERNELS:
        raise SettingsError(
            f"{PREFIX}KERNELS is “{settings.kernels}”. "
            f"Choose one of {', '.join(KERNELS)}."
        )
    if not (settings.base_url.startswith("/") and settings.base_url.endswith("/")):
        raise SettingsError(
            f"{PREFIX}BASE_URL is “{settings.base_url}”. "
            "Begin and end it with a slash, such as /workshops/."
        )
    check_public_url(settings.public_url)
    if not (settings.address in _LOOPBACK or urlsplit(settings.public_url).hostname):
        raise SettingsError(
            f"The server listens on {settings.address} for other machines, so it needs "
            f"its own address. Set {PREFIX}PUBLIC_URL, such as http://192.168.1.20:8000."
        )
    if not 1 <= settings.port <= LAST_PORT:
        raise SettingsError(
            f"{PREFIX}PORT is “{settings.port}”. Choose one from 1 to {LAST_PORT}."
        )
    _check_least(settings)
    _check_hour(settings.backup_hour)
    _check_mail(settings)


def _check_least(settings: Settings) -> None:
    for each in fields(settings):
        value, least = getattr(settings, each.name), int(each.name not in _MAY_BE_0)
        if isinstance(value, int) and value < least:
            name = each.name.upper()
            raise SettingsError(f"{PREFIX}{name} should be {least} or more.")


def _check_hour(hour: int) -> None:
    if hour > LAST_HOUR:
        raise SettingsError(
            f"{PREFIX}BACKUP_HOUR is “{hour}”. "
            f"Choose one from 0 to {LAST_HOUR}, such as 2."
        )


def _check_mail(settings: Settings) -> None:
    # What was typed is not repeated: a password may be in it.
    if settings.smtp and (wrong := check_mail(settings.smtp, settings.mail_from)):
        raise SettingsError(f"{PREFIX}SMTP is set, but nothing can be sent. {wrong}")
