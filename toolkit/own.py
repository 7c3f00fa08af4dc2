"""All that an activity of a programme's own is made of: see `docs/writing.md`.

```python
from toolkit.own import Activity, Empty, Text, script, text_of
```
"""

from __future__ import annotations

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import (
    Block,
    Choice,
    Empty,
    Listing,
    Scale,
    Table,
    Text,
)
from toolkit.activities.base.checked import (
    date_of,
    fields_of,
    index_of,
    indexes_of,
    list_of,
    text_of,
)
from toolkit.activities.base.component import look, script
from toolkit.errors import AnswerError, AuthoringError
from toolkit.model import Sharing
from toolkit.written.shown import in_html

__all__ = [
    "Activity",
    "AnswerError",
    "AuthoringError",
    "Block",
    "Choice",
    "Empty",
    "Listing",
    "Scale",
    "Sharing",
    "Table",
    "Text",
    "date_of",
    "fields_of",
    "in_html",
    "index_of",
    "indexes_of",
    "list_of",
    "look",
    "script",
    "text_of",
]
