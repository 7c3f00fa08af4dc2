"""Completion in bash, where a name of two words has to stay one word."""

from __future__ import annotations

import re

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
)

VARIABLE = "_TOOLKIT_COMPLETE"
HOW = {
    "bash": "# To have it in every new shell, put this line into ~/.bashrc:\n"
    '#   eval "$(toolkit completion bash)"',
    "zsh": "# To have it in every new shell, put this line into ~/.zshrc, below "
    "compinit:\n"
    '#   eval "$(toolkit completion zsh)"',
    "fish": "# To have it in every new shell:\n"
    "#   toolkit completion fish > ~/.config/fish/completions/toolkit.fish",
}
_SPECIAL = re.compile(r"([^\w@%+=:,./-])")


class QuotedBash(BashComplete):
    """Puts a backslash before what bash would take for more than a letter."""

    def source(self) -> str:
        """The script, whichever bash is here: it may be for another."""
        return ShellComplete.source(self)

    def format_completion(self, item: CompletionItem) -> str:
        """One line that the script reads."""
        if item.type != "plain":
            return str(super().format_completion(item))
        # The script reads one of the two away.
        kept = _SPECIAL.sub(r"\\\\\1", str(item.value))
        return f"{item.type},{kept}"


def script_for(shell: str) -> str:
    """What *shell* has to read, and in its last lines how to let it."""
    found = get_completion_class(shell)
    if found is None:
        raise ValueError(shell)
    # No command is asked anything here.
    source = found(None, {}, "toolkit", VARIABLE).source()  # type: ignore[arg-type]
    return f"{source.strip()}\n\n{HOW[shell]}"


def teach() -> None:
    """Let click complete in bash by this."""
    add_completion_class(QuotedBash)
