"""Files served as they are, behind the same access and headers as everything else."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from jupyter_server.base.handlers import FileFindHandler
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.web import HTTPError
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler

from toolkit.files import may_show
from toolkit.programme import Served
from toolkit.server.handler import CalmHandler
from toolkit.server.headers import FRAMED, FRAMED_PDF, FRAMED_PICTURE
from toolkit.server.page.assets import AssetHandler
from toolkit.server.page.framed import framed
from toolkit.server.page.modules import ModuleHandler
from toolkit.server.pages.stretch import send_data, send_file
from toolkit.server.pages.workshops import own_of, plan_of

_FRAMED = {
    "text/html": FRAMED,
    "image/svg+xml": FRAMED,
    "application/pdf": FRAMED_PDF,
}


class FileHandler(CalmHandler):
    """What Voila's own file handlers lack."""

    def _handle_request_exception(self, e: BaseException) -> None:
        # These handlers fail on odd paths with whatever error comes first.
        known = isinstance(e, HTTPError)
        super()._handle_request_exception(e if known else HTTPError(404))


class PageAssetHandler(FileHandler, AssetHandler):
    """The light page's script and style sheet."""


class PageModuleHandler(FileHandler, ModuleHandler):
    """The activities' scripts and style sheets."""


class KeptFileHandler(FileHandler):
    """Files of Voila's that browsers may keep, if they ask whether one has changed."""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002
        """Spare returning visitors megabytes."""
        self.set_header("Cache-Control", "private, no-cache")


class TemplateFileHandler(KeptFileHandler, TemplateStaticFileHandler):
    """Files of Voila's templates, for pages that need its bundle."""


class BundleFileHandler(KeptFileHandler, MultiStaticFileHandler):
    """Voila's bundle."""


class ThemeFileHandler(KeptFileHandler, ThemesHandler):
    """Themes of Voila's bundle."""


class ExtensionFileHandler(KeptFileHandler, FileFindHandler):
    """Widget libraries that Voila's bundle loads."""


class WorkshopFileHandler(FileHandler):
    """A workshop's own files: those in its `assets` folder, for whoever takes part."""

    async def get(self, workshop: str, path: str) -> None:
        """Send the file; the browser asks each time whether it has changed."""
        served = self.find(workshop)
        file = self.file(served, path)
        if file is None:
            raise HTTPError(404)
        media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        is_text = media_type.startswith("text/")
        said = f"{media_type}; charset=utf-8" if is_text else media_type
        self.set_header("Content-Type", said)
        self.set_header("Cache-Control", "private, no-cache")
        self._let_be_framed(media_type)
        if media_type == "text/html":
            made = await self.site.aside.read(framed, file, served.folder)
            await send_data(made.data, self, tag=made.tag)
        else:
            await send_file(file, self)

    def find(self, name: str) -> Served:
        """Whose files this address shows."""
        return plan_of(self, name)

    def file(self, served: Served, path: str) -> Path | None:
        """The file of *served* at this address, if there is one."""
        folder = (served.folder / "assets").resolve()
        file = (folder / path).resolve()
        return file if file.is_relative_to(folder) and file.is_file() else None

    def _let_be_framed(self, media_type: str) -> None:
        """What a page may put into a frame says itself what it may do there."""
        is_picture = media_type.startswith("image/")
        policy = _FRAMED.get(media_type, FRAMED_PICTURE if is_picture else "")
        if policy:
            self.set_header("X-Frame-Options", "SAMEORIGIN")
            self.set_header("Content-Security-Policy", policy)


class NotebookFileHandler(WorkshopFileHandler):
    """The files of the programme's own notebooks, in one `assets` folder."""

    def find(self, name: str) -> Served:
        """Those of a notebook that this person may open."""
        return own_of(self, name)


class NamedFileHandler(WorkshopFileHandler):
    """Files beside a workshop's notebook that its page names, and no others."""

    def file(self, served: Served, path: str) -> Path | None:
        """The file, if the page that is shown now names it."""
        outline = self.site.outlines.ready(served.name)
        named = outline is not None and path in outline.page.files
        return may_show(served.folder, path) if named else None


class NamedNotebookFileHandler(NamedFileHandler, NotebookFileHandler):
    """The same of the programme's own notebooks."""
