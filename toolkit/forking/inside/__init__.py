"""What runs in template and kernel processes; the server only starts it."""

import sys

# Nobody debugs a visitor's kernel, and ipykernel would load a debugger into each
# template, to be carried along by every fork.
sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]
