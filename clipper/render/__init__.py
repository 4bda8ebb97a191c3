"""A clip as text, as Markdown, as JSON: selections by role, written out.

`pieces` says what belongs together; `plain` and `marked` write it; `record` turns whole clips into
dictionaries and back.
"""

from __future__ import annotations

from clipper.render.marked import markdown
from clipper.render.plain import text
from clipper.render.record import from_dict, front_matter, to_dict, to_json

__all__ = ["from_dict", "front_matter", "markdown", "text", "to_dict", "to_json"]
