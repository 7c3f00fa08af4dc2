"""An IPython kernel in two halves: one before the fork, one after it."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import logging
import os
import random
import sys
from collections.abc import Callable
from functools import cached_property
from typing import Any, NoReturn

import comm
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from IPython.core.error import StdinNotImplementedError
from tornado.ioloop import IOLoop
from traitlets import Any as AnyTrait
from traitlets.config import Config

from toolkit.forking.inside.capture import Capture
from toolkit.forking.inside.streams import Channel, Connection, Stream

# Its shell and session are declared as optional; here they always exist.
KernelBase: Any = IPythonKernel
AppBase: Any = IPKernelApp


class ForkedKernel(KernelBase):
    """A kernel built without sockets; `connect` gives it a connection."""

    io_loop = property(lambda _self: IOLoop.current())
    """Made when something of Jupyter's asks for it; what pages say never does."""

    shell_stream = AnyTrait()
    control_stream = AnyTrait()

    @cached_property
    def kernel_info(self) -> dict[str, Any]:
        """What clients are told of this kernel: nothing that helps an attacker."""
        told: dict[str, Any] = super().kernel_info
        language = {**told["language_info"], "version": ""}
        told.update(implementation_version="", banner="", help_links=[])
        return {**told, "language_info": language}

    def publish_to(self, socket: Capture | Channel) -> None:
        """Send everything that is displayed to *socket*."""
        self.iopub_socket = socket
        self.shell.displayhook.pub_socket = socket
        self.shell.display_pub.pub_socket = socket
        self.shell.displayhook.topic = self._topic("execute_result")

    def connect(self, connection: Connection) -> None:
        """Use *connection* from now on."""
        self.iopub = Channel("iopub", connection)
        self.publish_to(self.iopub)
        self.shell_stream = Channel("shell", connection)
        self.control_stream = Channel("control", connection)

    def renew(self) -> None:
        """Be another kernel than the other forks, which have other event loops."""
        self.ident = os.urandom(16).hex()
        self._control_lock = asyncio.Lock()
        self._main_asyncio_lock = asyncio.Lock()

    async def shutdown_request(self, stream: Any, ident: Any, parent: Any) -> NoReturn:
        """Answer and end."""
        reply = {"status": "ok", "restart": False}
        self.session.send(stream, "shutdown_reply", reply, parent, ident=ident)
        leave()

    def _input_request(self, *_args: Any, **_options: Any) -> NoReturn:
        raise StdinNotImplementedError("This kernel has nobody to ask for input.")


class ForkedApp(AppBase):
    """`IPKernelApp` without ports, threads and history.

    Libraries ask for this application and its configuration to see that they run in
    a notebook, so the kernel comes with it.
    """

    capture: Capture
    connection: Connection
    streams: tuple[Stream, Stream]
    kernel: ForkedKernel

    def initialize(self, argv: list[str] | None = None) -> None:
        """Make the kernel and its shell; what they display is captured."""
        super(IPKernelApp, self).initialize(argv)  # type: ignore[misc]
        self.init_pdb()
        self.capture = Capture()
        self.connection = Connection()
        self.streams = (
            Stream("stdout", self.capture.write),
            Stream("stderr", self.capture.write),
        )
        sys.stdout, sys.stderr = self.streams
        self.session.key = b""  # the connection is private: nothing to sign
        self.capture.session = self.session
        self._make_kernel()
        self.init_path()
        self.init_shell()
        self.init_gui_pylab()
        self.init_extensions()
        self.init_code()
        self.capture.take()

    def _make_kernel(self) -> None:
        self.kernel = ForkedKernel.instance(
            parent=self,
            session=self.session,
            iopub_socket=self.capture,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )

    def renew(self) -> None:
        """Stop being the same process as all the other forks."""
        session = self.session
        session.session = os.urandom(16).hex()
        session.pid = os.getpid()
        self.kernel.renew()
        random.seed()
        numpy_random = sys.modules.get("numpy.random")
        if numpy_random is not None:
            numpy_random.seed()

    def speak(self) -> None:
        """From now on send what is displayed and printed to a visitor, when there is.

        Done before the fork, because a kernel would copy much of what it touches.
        """
        self.kernel.connect(self.connection)
        for stream in self.streams:
            stream.flush()
            stream.deliver = self._say

    def _say(self, name: str, text: str) -> None:
        kernel = self.kernel
        content = {"name": name, "text": text}
        parent = kernel.get_parent("shell")
        kernel.session.send(kernel.iopub_socket, "stream", content, parent=parent)


def make_app() -> ForkedApp:
    """Make this process's kernel application."""
    config = Config()
    config.HistoryManager.enabled = False
    config.IPKernelApp.capture_fd_output = False
    config.IPKernelApp.log_level = "WARN"
    app = ForkedApp.instance(config=config)
    app.initialize([])
    # Its handler shows warnings only, but it would have every message written out.
    app.log.setLevel(logging.WARNING)
    if "ipywidgets" in sys.modules:
        # Imported before there was a kernel, it has not registered itself.
        sys.modules["ipywidgets"].register_comm_target()
    return app


def number_comms(seed: str) -> Callable[[], None]:
    """Give the comms made from now on ids that depend on *seed* and their order only.

    Pages rendered from one template then fit the kernels of another one of the same
    notebook. Calling what is returned makes ids random again.
    """
    original = comm.create_comm
    numbers = itertools.count()

    def create(*args: Any, **options: Any) -> Any:
        if not options.get("comm_id"):
            text = f"{seed}:{next(numbers)}".encode()
            options["comm_id"] = hashlib.blake2b(text, digest_size=16).hexdigest()
        return original(*args, **options)

    def restore() -> None:
        comm.create_comm = original

    comm.create_comm = create
    return restore


def leave(status: int = 0) -> NoReturn:
    """End this process; what the template registered with `atexit` is not ours."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            break
    os._exit(status)
