"""The formats of events: what --as may name. A new format is a line here."""

from collections.abc import Mapping

from dateline.export.formats import Format

_FORMATS: tuple[Format, ...] = ()

EXPORTERS: Mapping[str, Format] = {one.name: one for one in _FORMATS}
