"""In JupyterLab: what somebody wrote stands in no state that a notebook keeps.

JupyterLab can write the state of every widget into the notebook when it saves, and what
a cell displayed always is. So where no server stands behind a page, an activity's state
is its author's words alone; the rest goes to the browser in messages, which nothing
keeps, and what its cell displays has nobody's answer in it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.warming import SHOWN


def keep_apart(activity: Activity) -> None:
    """From now on, tell *activity*'s page in messages what its state would say."""
    activity._apart = True
    activity.keys = [name for name in activity.keys if name not in SHOWN]
    activity.observe(partial(_tell, activity), names=list(SHOWN))
    activity.on_msg(partial(_answer, activity))


def _tell(activity: Activity, change: Any) -> None:
    activity.send({"kept": {change["name"]: change["new"]}})


def _answer(activity: Activity, _widget: Any, message: Any, _buffers: Any) -> None:
    """Say all of it to a page that begins, and asks."""
    if isinstance(message, dict) and message.get("do") == "tell":
        activity.send({"kept": {name: getattr(activity, name) for name in SHOWN}})
