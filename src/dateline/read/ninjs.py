"""ninjs, the news agencies' JSON (IPTC, versions 1 to 3), as a row with a text."""

from collections.abc import Iterable, Mapping

_MARKS = (
    "body_text",
    "body_html",
    "body_xhtml",
    "bodies",
    "headlines",
    "headline",
    "versioncreated",
    "versionCreated",
)
_CANCELLED = ("canceled", "withheld")


def is_ninjs(row: object) -> bool:
    """Whether an object is a news item in ninjs: it has a uri, no text of its own, and a body or headline."""
    return (
        isinstance(row, Mapping)
        and "uri" in row
        and "text" not in row
        and any(mark in row for mark in _MARKS)
    )


def as_row(item: Mapping[str, object]) -> tuple[dict[str, object], tuple[str, ...]]:
    """The item under the names that rows have, and notes on what its status says."""
    status = str(item.get("pubstatus") or item.get("pubStatus") or "").lower()
    row = {
        "id": item.get("uri"),
        "text": _body(item),
        "title": item.get("headline") or _value(item.get("headlines")) or item.get("title"),
        "published": _first(item, "versioncreated", "versionCreated", "firstcreated", "firstCreated"),
        "outlet": _names(item.get("infosource") or item.get("infoSources")) or item.get("copyrightholder"),
        "author": item.get("byline") or item.get("by"),
        "language": item.get("language"),
        "url": item.get("url"),
    }
    notes = (f"the agency has withdrawn it (publication status {status})",) if status in _CANCELLED else ()
    return row, notes


def _first(item: Mapping[str, object], *names: str) -> object:
    return next((item[name] for name in names if item.get(name)), None)


def _body(item: Mapping[str, object]) -> object:
    for name in ("body_text", "body_html", "body_xhtml"):
        if item.get(name):
            return item[name] if name == "body_text" else _without_markup(str(item[name]))
    bodies = [one for one in _maps(item.get("bodies")) if one.get("value")]
    bodies.sort(key=lambda one: "html" in str(one.get("contentType") or one.get("contenttype")))
    if not bodies:
        return None
    value = str(bodies[0]["value"])
    return _without_markup(value) if value.lstrip().startswith("<") else value


def _without_markup(markup: str) -> str:
    """The paragraphs of a body in HTML, set apart by blank lines."""
    from lxml import html

    root = html.fromstring(f"<div>{markup}</div>")
    blocks = [one for one in root.iter("p", "h1", "h2", "h3", "li")] or [root]
    words = (" ".join("".join(block.itertext()).split()) for block in blocks)
    return "\n\n".join(one for one in words if one)


def _value(given: object) -> object:
    return next((one.get("value") for one in _maps(given) if one.get("value")), None)


def _names(given: object) -> str | None:
    return ", ".join(str(one["name"]) for one in _maps(given) if one.get("name")) or None


def _maps(given: object) -> list[Mapping[str, object]]:
    many = given if isinstance(given, Iterable) and not isinstance(given, (str, Mapping)) else [given]
    return [one for one in many if isinstance(one, Mapping)]
