"""What an operator may set."""

from dataclasses import fields

import pytest

from toolkit.errors import SettingsError
from toolkit.settings import Settings, kernel_environment


def test_every_setting_has_a_sentence():
    assert all(each.metadata["sentence"].endswith(".") for each in fields(Settings))


def test_a_variable_sets_a_setting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TOOLKIT_PORT", "9000")
    monkeypatch.setenv("TOOLKIT_PROXIES", "2")
    settings = Settings.load()
    assert (settings.port, settings.proxies) == (9000, 2)
    assert Settings.load(port=9001).port == 9001


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PROXIES", "yes"),
        ("PROXIES", "-1"),
        ("SOCKETS_PER_ADDRESS", "0"),
        ("KERNELS", "borrowed"),
        ("BASE_URL", "year"),
        ("BACKUP_HOUR", "24"),
        ("BACKUP_HOUR", "-1"),
        ("KERNELS_PER_PERSON", "0"),
        ("PUBLIC_URL", "workshops.example"),
        ("PUBLIC_URL", "workshops.example:8000"),
        ("PUBLIC_URL", "ftp://workshops.example"),
        ("PUBLIC_URL", "https://"),
        ("PUBLIC_URL", "https://workshops.example:https"),
        ("PUBLIC_URL", "https://workshops.example/?from=here"),
        ("SMTP", "mail.example:587"),
        ("SMTP", "smtp://user:secret@mail.example"),
        ("SMTP", "smtp://mail.example"),  # no sender
        ("ADDRESS", "0.0.0.0"),  # noqa: S104 - refused without a public address
    ],
)
def test_a_setting_that_cannot_work_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
):
    monkeypatch.setenv(f"TOOLKIT_{name}", value)
    with pytest.raises(SettingsError, match=f"TOOLKIT_{name}|{value}"):
        Settings.load()


@pytest.mark.parametrize(
    ("name", "become"),
    [
        ("TOOLKIT_TRUST_PROXY", r"TOOLKIT_PROXIES now.* 1 instead of yes"),
        ("TOOLKIT_FILES_PER_PERSON", "TOOLKIT_FILES_PER_PERSON_MB now"),
        ("TOOLKIT_FILES_PER_COHORT", "TOOLKIT_FILES_PER_COHORT_MB now"),
        ("TOOLKIT_DISK_RESERVE", "TOOLKIT_DISK_RESERVE_MB now"),
        ("TOOLKIT_MEMORY_RESERVE", "TOOLKIT_MEMORY_RESERVE_MB now"),
    ],
)
def test_a_setting_that_is_gone_says_what_it_has_become(
    monkeypatch: pytest.MonkeyPatch, name: str, become: str
):
    monkeypatch.setenv(name, "1")
    with pytest.raises(SettingsError, match=become):
        Settings.load()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("TOOLKIT_PUBLIC_ULR", r"Did you mean TOOLKIT_PUBLIC_URL\?"),
        ("TOOLKIT_PROT", r"Did you mean TOOLKIT_PORT\?"),
        ("TOOLKIT_BAD", "TOOLKIT_BAD. Take it out"),
    ],
)
def test_a_setting_that_there_is_not_says_what_was_meant(
    monkeypatch: pytest.MonkeyPatch, name: str, meant: str
):
    monkeypatch.setenv(name, "1")
    with pytest.raises(SettingsError, match=meant):
        Settings.load()


def test_a_moment_for_tests_is_no_misspelt_setting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TOOLKIT_NOW", "")
    Settings.load()


def test_a_server_for_others_answers_to_its_public_name(
    monkeypatch: pytest.MonkeyPatch,
):
    settings = Settings(address="192.0.2.5", public_url="https://workshops.example/")
    assert "workshops.example" in settings.hosts
    assert settings.here == "https://workshops.example"


def test_a_kernel_inherits_no_secret(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_PASSWORD", "secret")
    monkeypatch.setenv("LC_TIME", "en_GB")
    inherited = kernel_environment()
    assert "DATABASE_PASSWORD" not in inherited
    assert inherited["LC_TIME"] == "en_GB"


def test_the_password_of_mail_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TOOLKIT_SMTP", "smtps://ana%40x@mail.example")
    monkeypatch.setenv("TOOLKIT_SMTP_PASSWORD", "hidden word")
    monkeypatch.setenv("TOOLKIT_MAIL_FROM", "Workshops <workshops@programme.example>")
    settings = Settings.load()
    server = settings.mail_server
    assert server is not None
    assert (server.user, server.port, server.secure) == ("ana@x", 465, "tls")
    assert server.password == "hidden word"
    assert "hidden word" not in f"{settings!r} {server!r} {server.told}"
    monkeypatch.setenv("TOOLKIT_SMTP", "smtp://ana:hidden word@mail.example")
    with pytest.raises(SettingsError) as refused:
        Settings.load()
    assert "hidden" not in str(refused.value)


@pytest.mark.parametrize(
    ("public_url", "is_own"),
    [
        ("", True),
        ("http://localhost:8000", True),
        ("http://127.0.0.2", True),
        ("http://[::1]:80", True),
        ("http://192.168.1.20:8000", False),
        ("https://workshops.example", False),
    ],
)
def test_links_that_lead_to_this_machine_only_are_known(public_url: str, is_own: bool):
    assert Settings(public_url=public_url).is_for_this_machine is is_own
