"""What conda and Binder are told agrees with the package.

conda's channels are not reached where the tests run, so neither environment is built;
what is held is what they say, and that Binder's page leads to the demonstration.
"""

from __future__ import annotations

import contextlib
import re
import stat
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from tests.docs.blocks import ROOT
from tests.serving import NO_TLS, PATIENCE, free_port, until
from toolkit.scaffold import Wanted, make_programme
from toolkit.settings import kernel_environment

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKED = {
    name.lower(): version
    for name, version in re.findall(
        r"^([\w.-]+)==(\S+)$", (ROOT / "requirements.lock").read_text("utf-8"), re.M
    )
}
ENVIRONMENTS = ["environment.yml", "binder/environment.yml"]


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def by_pip(name: str) -> list[str]:
    (told,) = (each for each in read(name)["dependencies"] if isinstance(each, dict))
    return list(told["pip"])


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_its_python_is_one_that_the_package_takes(name: str) -> None:
    (python,) = (d for d in read(name)["dependencies"] if str(d).startswith("python="))
    assert python.split("=")[1] in SpecifierSet(PROJECT["requires-python"])
    assert "pip" in read(name)["dependencies"]


def test_conda_gets_what_make_gets() -> None:
    lock, package = by_pip("environment.yml")
    assert (ROOT / lock.removeprefix("-r ")).is_file()
    extra = re.fullmatch(r"-e \.\[(\w+)\]", package)
    assert extra
    assert extra[1] in PROJECT["optional-dependencies"]


def test_the_lock_has_a_release_that_fits_for_everything_asked() -> None:
    asked = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    for each in map(Requirement, asked):
        assert LOCKED.get(each.name.lower(), "none") in each.specifier, each


def test_binder_installs_the_toolkit_by_the_lock() -> None:
    script = ROOT / "binder" / "postBuild"
    text = script.read_text(encoding="utf-8")
    assert "pip install --no-cache-dir --constraint requirements.lock ." in text
    assert script.stat().st_mode & stat.S_IXUSR
    for name in re.findall(r"binder/[\w.]+", text):
        assert (ROOT / name).is_file()
    (proxy,) = map(Requirement, by_pip("binder/environment.yml"))
    assert proxy.name == "jupyter-server-proxy"


@pytest.mark.slow
def test_binders_page_leads_to_the_demonstration(tmp_path: Path) -> None:
    program = [sys.executable, str(ROOT / "binder" / "demonstration.py")]
    make_programme(tmp_path / "year", Wanted("Our year", "UTC"), today=date(2027, 2, 1))
    with free_port() as port, free_port() as page:
        process = subprocess.Popen(
            [*program, str(page), "/user/somebody/"],
            cwd=tmp_path / "year",
            env={**kernel_environment(), "TOOLKIT_PORT": str(port)},
            stderr=subprocess.DEVNULL,
        )
        try:
            found = until(lambda: links_on(f"http://127.0.0.1:{page}/"))
            below = "/user/somebody/proxy/absolute/"
            assert len(found) == 4
            assert all(link.startswith(f"{below}{port}/join") for link in found)
            joining = httpx.get(f"http://127.0.0.1:{port}{found[1]}", verify=NO_TLS)
            assert joining.status_code == 200
        finally:
            process.terminate()
            process.wait(PATIENCE)


def links_on(address: str) -> list[str]:
    """The links of the page, which has none while the server begins."""
    with contextlib.suppress(httpx.TransportError):
        return re.findall(r'href="([^"]+)"', httpx.get(address, verify=NO_TLS).text)
    return []
