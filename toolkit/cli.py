"""The `toolkit` command, and what is said when one of its commands fails."""

from __future__ import annotations

from typing import Any

import click

from toolkit.commands.lazy import LazyGroup
from toolkit.commands.table import COMMANDS
from toolkit.errors import ToolkitError

_STOPPED = 130
"""The exit status of what was stopped by hand, as shells have it."""


class CalmGroup(LazyGroup):
    """Commands whose failures are told in a sentence, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        # Asking for help ends before this, and should not wait for it.
        from toolkit.server.stopping import stopped_as_by_hand

        try:
            with stopped_as_by_hand():
                return super().invoke(ctx)
        except ToolkitError as failure:
            raise click.ClickException(str(failure)) from None
        except KeyboardInterrupt:
            click.echo("\nStopped.", err=True)
            ctx.exit(_STOPPED)


main = click.version_option(package_name="workshop-toolkit")(
    CalmGroup(
        "Serve a programme of workshops, and look after the people in it.",
        table=COMMANDS,
        context_settings={"show_default": True},
    )
)
