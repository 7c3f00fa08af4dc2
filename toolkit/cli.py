"""The `toolkit` command, and what is said when one of its commands fails."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, NoReturn

import click

from toolkit.commands.lazy import LazyGroup
from toolkit.commands.shells import teach
from toolkit.commands.table import COMMANDS
from toolkit.errors import ToolkitError

STOPPED = "Stopped. What was kept before stays as it is; the same command begins again."
NOT_DONE = "Nothing was done."
_BY_HAND = 130
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
            _say_goodbye(ctx, STOPPED)
        except click.Abort as abort:
            by_hand = isinstance(abort.__context__, KeyboardInterrupt)
            _say_goodbye(ctx, STOPPED if by_hand else NOT_DONE, status=by_hand)


def _say_goodbye(ctx: click.Context, words: str, *, status: bool = True) -> NoReturn:
    with suppress(OSError):  # where the window was closed nobody reads it
        click.echo(f"\n{words}", err=True)
    ctx.exit(_BY_HAND if status else 1)


main = click.version_option(package_name="workshop-toolkit")(
    CalmGroup(
        "Serve a programme of workshops, and look after the people in it.",
        table=COMMANDS,
        context_settings={"show_default": True},
    )
)
teach()
