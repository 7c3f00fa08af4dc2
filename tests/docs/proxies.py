"""The operator's proxies, started from the very files of the guide, on free ports."""

from __future__ import annotations

import json
import os
import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest

from tests.chromium import NAMED
from tests.docs.blocks import ROOT
from tests.serving import PATIENCE, free_port, until

FILES = ROOT / "docs" / "running"
MISSING = (
    "This test needs {program}. On Debian install it with: apt-get install {program}"
)
NGINX = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
CADDY = """
{{
    admin off
    http_port {plain}
    https_port {secure}
}}
"""


@dataclass(frozen=True)
class Certificate:
    """A certificate for `NAMED`, and the authority of its own that signed it."""

    folder: Path

    @property
    def trusted(self) -> ssl.SSLContext:
        """For clients that trust this authority, and no other."""
        return ssl.create_default_context(cafile=str(self.folder / "authority.pem"))

    @classmethod
    def made(cls, folder: Path) -> Certificate:
        key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
        issue = ("openssl", "req", "-x509", "-days", "2", *key)
        authority = ("-keyout", "authority.key", "-out", "authority.pem")
        run(*issue, "-subj", "/CN=Example authority", *authority, at=folder)
        leaf = ("-keyout", "key.pem", "-out", "chain.pem")
        by = ("-CA", "authority.pem", "-CAkey", "authority.key")
        whom = ("-subj", f"/CN={NAMED}", "-addext", f"subjectAltName=DNS:{NAMED}")
        own = ("-addext", "basicConstraints=critical,CA:FALSE")
        run(*issue, *whom, *own, *by, *leaf, at=folder)
        both = (folder / "chain.pem").read_text() + (folder / "key.pem").read_text()
        (folder / "both.pem").write_text(both)
        return cls(folder)


@dataclass(frozen=True)
class Proxy:
    """One that runs, where it listens, and how it is asked."""

    plain: int
    secure: int
    certificate: Certificate

    @property
    def public(self) -> str:
        return f"https://{NAMED}:{self.secure}"

    def get(
        self, path: str, *, headers: Mapping[str, str] | None = None, by: str = ""
    ) -> httpx.Response:
        """What a client that comes from the address *by* is answered."""
        transport = httpx.HTTPTransport(
            verify=self.certificate.trusted, local_address=by or None
        )
        with httpx.Client(transport=transport, timeout=PATIENCE) as client:
            return client.get(
                f"https://127.0.0.1:{self.secure}{path}",
                headers={"Host": f"{NAMED}:{self.secure}", **(headers or {})},
                extensions={"sni_hostname": NAMED},
            )


def run(*command: str, at: Path) -> None:
    subprocess.run(command, cwd=at, check=True, capture_output=True)


def nginx(folder: Path, upstream: int, plain: int, secure: int) -> list[str]:
    site = told("nginx.conf", folder, upstream)
    site = replaced(site, "listen 80;", f"listen 127.0.0.1:{plain};")
    site = replaced(site, "listen 443 ssl;", f"listen 127.0.0.1:{secure} ssl;")
    (folder / "site.conf").write_text(site)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder))
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def haproxy(folder: Path, upstream: int, plain: int, secure: int) -> list[str]:
    site = told("haproxy.cfg", folder, upstream)
    site = replaced(site, "bind :80\n", f"bind 127.0.0.1:{plain}\n")
    site = replaced(site, "bind :443 ", f"bind 127.0.0.1:{secure} ")
    (folder / "haproxy.cfg").write_text(site)
    return ["haproxy", "-db", "-f", str(folder / "haproxy.cfg")]


def caddy(folder: Path, upstream: int, plain: int, secure: int) -> list[str]:
    site = told("Caddyfile", folder, upstream)
    lines = f"{NAMED} {{\n\tbind 127.0.0.1\n\ttls {folder}/chain.pem {folder}/key.pem\n"
    site = replaced(site, f"{NAMED} {{\n", lines)
    (folder / "Caddyfile").write_text(CADDY.format(plain=plain, secure=secure) + site)
    return ["caddy", "run", "--adapter", "caddyfile", "--config", f"{folder}/Caddyfile"]


PROXIES: dict[str, Callable[[Path, int, int, int], list[str]]] = {
    "nginx": nginx,
    "haproxy": haproxy,
    "caddy": caddy,
}


def told(name: str, folder: Path, upstream: int) -> str:
    """The guide's file, for this machine's name, certificate and server."""
    site = (FILES / name).read_text(encoding="utf-8")
    site = replaced(site, "workshops.example", NAMED) if "example" in site else site
    site = site.replace("/etc/ssl/workshops/", f"{folder}/")
    return replaced(site, "127.0.0.1:8000", f"127.0.0.1:{upstream}")


def replaced(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new)


@contextmanager
def proxied(kind: str, folder: Path, *, upstream: int) -> Iterator[Proxy]:
    """The proxy of this kind before whatever listens on the port *upstream*."""
    if shutil.which(kind) is None:
        pytest.fail(MISSING.format(program=kind))
    with ExitStack() as held:
        plain, secure = (held.enter_context(free_port()) for _ in range(2))
        proxy = Proxy(plain, secure, Certificate.made(folder))
        command = PROXIES[kind](folder, upstream, plain, secure)
        log = held.enter_context((folder / "said").open("w"))
        own = {"PATH": os.environ["PATH"], "HOME": str(folder)}
        process = subprocess.Popen(command, cwd=folder, env=own, stdout=log, stderr=log)
        try:
            until(lambda: _answers(proxy, process, folder / "said"))
            yield proxy
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _answers(proxy: Proxy, process: subprocess.Popen[bytes], said: Path) -> bool:
    assert process.poll() is None, said.read_text()
    try:
        proxy.get("/health")
    except httpx.TransportError:
        return False
    return True


class _Echo(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = json.dumps(self.headers.items()).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def echo() -> Iterator[int]:
    """The port of a server that answers with the headers that reached it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Echo)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
