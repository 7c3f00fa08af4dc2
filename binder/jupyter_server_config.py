"""What Binder's Jupyter offers beside notebooks: the demonstration."""

import sys

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - Jupyter gives it
c.ServerProxy.servers = {
    "demonstration": {
        "command": [sys.executable, "binder/demonstration.py", "{port}", "{base_url}"],
        "timeout": 60,
        "launcher_entry": {"title": "Demonstration"},
    }
}
