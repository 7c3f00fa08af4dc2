"""Serve the demonstration below Jupyter's own address, and show its links.

Jupyter passes on what comes to `proxy/absolute/8000/`, as from this machine. By which
address people reach it nobody here knows, so the links are paths.
"""

from __future__ import annotations

import html
import os
import re
import signal
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PORT = os.environ.get("TOOLKIT_PORT", "8000")
LINK = re.compile(r"^ +([A-Z][\w ]*): +(.*)$", re.MULTILINE)
ADDRESS = re.compile(r"https?://[^/\s]+(/\S*)")
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
{again}
<title>A demonstration</title>
<style>body {{ font: 1.1rem/1.5 sans-serif; max-width: 40rem; margin: 2rem auto;
padding: 0 1rem }} li {{ margin: 1rem 0 }}</style>
<h1>A demonstration</h1>
{told}
"""
BEGINS = "<p>The server is starting. This takes about half a minute.</p>"
THERE = """<p>The people are invented, and all that you type is gone when Binder ends.
Each link signs you in as somebody else; open them in different browsers, or in private
windows, to see what the others see.</p>
<ul>{links}</ul>"""
AGAIN = '<meta http-equiv="refresh" content="3">'


def serve(base_url: str, log: Path) -> subprocess.Popen[bytes]:
    """Start the server; what it says is in *log*."""
    own = {
        "TOOLKIT_BASE_URL": base_url.rstrip("/") + f"/proxy/absolute/{PORT}/",
        "TOOLKIT_PORT": PORT,
        "TOOLKIT_KERNELS_AHEAD": "4",
    }
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "toolkit", "serve"],
            env={**os.environ, **own},
            stdout=output,
            stderr=subprocess.STDOUT,
        )


class Page(BaseHTTPRequestHandler):
    """Says that the server begins, or where it is."""

    log: Path

    def do_GET(self) -> None:
        """Answer with the page, whatever is asked for."""
        said = self.log.read_text(encoding="utf-8")
        found = LINK.findall(said) if "Serving at" in said else []
        told = THERE.format(links="".join(map(_line, found))) if found else BEGINS
        page = PAGE.format(again="" if found else AGAIN, told=told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


def _line(found: tuple[str, str]) -> str:
    who, said = (html.escape(each) for each in found)
    address = ADDRESS.search(said)
    if address is None:
        return f"<li>{who}: {said}</li>"
    before = said[: address.start()].removesuffix(" at ")
    path = f'href="{address[1]}" target="_blank" rel="noopener"'
    return f"<li><a {path}>{who}</a> {before}</li>"


if __name__ == "__main__":
    port, base_url = sys.argv[1:]
    Page.log = Path("demonstration.log").absolute()
    process = serve(base_url, Page.log)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        ThreadingHTTPServer(("127.0.0.1", int(port)), Page).serve_forever()
    finally:
        process.terminate()
