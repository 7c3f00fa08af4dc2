"""Files served as they are, behind the same access and headers as everything else."""

from __future__ import annotations

import mimetypes

from jupyter_server.base.handlers import FileFindHandler
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.web import HTTPError
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler

from toolkit.programme import Served
from toolkit.server.handler import CalmHandler
from toolkit.server.page.assets import AssetHandler
from toolkit.server.page.modules import ModuleHandler
from toolkit.server.pages.workshops import own_of, plan_of


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
    """A workshop's own pictures: what is in its `assets` folder and nothing else."""

    def get(self, workshop: str, path: str) -> None:
        """Send the file; the browser asks each time whether it has changed."""
        folder = (self.find(workshop).folder / "assets").resolve()
        file = (folder / path).resolve()
        if not (file.is_relative_to(folder) and file.is_file()):
            raise HTTPError(404)
        media_type, _ = mimetypes.guess_type(file.name)
        self.set_header("Content-Type", media_type or "application/octet-stream")
        self.set_header("Cache-Control", "private, no-cache")
        self.finish(file.read_bytes())

    def find(self, name: str) -> Served:
        """Whose pictures this address shows."""
        return plan_of(self, name)


class NotebookFileHandler(WorkshopFileHandler):
    """The pictures of the programme's own notebooks, in one `assets` folder."""

    def find(self, name: str) -> Served:
        """Those of a notebook that this person may open."""
        return own_of(self, name)
