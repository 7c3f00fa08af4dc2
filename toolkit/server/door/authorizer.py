"""Whether Jupyter's own handlers may act: only on one's own kernel."""

from __future__ import annotations

from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.base.handlers import JupyterHandler

from toolkit.server.door.identity import SeatedUser


class OwnKernelAuthorizer(Authorizer):
    """Refuses everything but a person's own kernels."""

    def is_authorized(  # type: ignore[override]  # every user here has a seat
        self,
        handler: JupyterHandler,
        user: SeatedUser,
        action: str,  # noqa: ARG002 - every action asks for the same: ownership
        resource: str,
    ) -> bool:
        """Whether *user* owns the kernel that *handler*'s address names."""
        kernel = handler.path_kwargs.get("kernel_id")
        owner = handler.settings["site"].kernels.owner(kernel)
        if resource != "kernels" or owner is None or user.seating is None:
            return False
        return owner.id == user.seating.id
