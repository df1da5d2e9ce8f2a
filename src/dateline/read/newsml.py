"""News agencies' XML: NITF, and NewsML-G2 with NITF, XHTML or plain text inside (IPTC standards)."""

from collections.abc import Iterator
from typing import Any

from dateline.model.document import Furniture, FurnitureKind
from dateline.model.rejected import Rejected
from dateline.model.span import Span
from dateline.read.problem import Unusable
from dateline.read.raw import Raw

_REMEDY = "give NITF or NewsML-G2, or save the report's text as .txt"
_CANCELLED = "the agency has withdrawn it (publication status canceled)"
_BLOCKS = ("p", "hl2", "li", "h1", "h2", "h3", "td")


def read_news_xml(raw: bytes, location: str) -> Iterator[Raw | Rejected]:
    """The report of a NITF file, or each news item of a NewsML-G2 file, with headline, date and agency."""
    root = _parse(raw)
    name = _name(root)
    if name == "nitf":
        yield _nitf(root, location)
        return
    items = [root] if name == "newsItem" else list(_each(root, "newsItem"))
    if not items:
        raise Unusable(f"its root <{name}> is neither NITF nor NewsML-G2", _REMEDY)
    for number, item in enumerate(items, start=1):
        row = number if len(items) > 1 else None
        yield _news_item(item, f"{location}#{number}" if row else location, row)


def _parse(raw: bytes) -> Any:  # noqa: ANN401  (lxml has no types)
    """The root of the file; nothing it points at is fetched, and no entity is expanded."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as problem:
        raise Unusable(f"it is not XML: {problem.msg}", _REMEDY) from problem


def _nitf(root: Any, location: str) -> Raw:  # noqa: ANN401
    blocks = _laid_out(_first(root, "body.content"))
    if not blocks[0]:
        raise Unusable("its body holds no text", _REMEDY)
    return Raw(
        location=location,
        text=blocks[0],
        furniture=blocks[1],
        external_id=_attribute(root, "doc-id", "id-string"),
        title=_words(_first(root, "hl1")) or _words(_first(root, "title")),
        published=_attribute(root, "date.issue", "norm") or _attribute(root, "story.date", "norm"),
        outlet=_attribute(root, "pubdata", "name") or _words(_first(root, "distributor")),
        author=_words(_first(root, "byline")),
        language=_language(root),
        notes=(_CANCELLED,) if _attribute(root, "docdata", "management-status") == "canceled" else (),
    )


def _news_item(item: Any, location: str, row: int | None) -> Raw | Rejected:  # noqa: ANN401
    """One item: what its metadata say goes before what the text inside says."""
    inner = _first(item, "nitf")
    try:
        text, furniture = _laid_out(_content(item, inner))
    except Unusable as problem:
        return Rejected(location, row, problem.reason, problem.remedy)
    status = _attribute(item, "pubStatus", "qcode") or ""
    return Raw(
        location=location,
        row=row,
        text=text,
        furniture=furniture,
        external_id=item.get("guid"),
        title=_words(_first(item, "headline"))
        or (_words(_first(inner, "hl1")) if inner is not None else None),
        published=_words(_first(item, "firstCreated")) or _words(_first(item, "versionCreated")),
        outlet=_provider(item),
        author=_words(_first(item, "by")),
        language=_attribute(item, "language", "tag") or _language(item),
        notes=(_CANCELLED,) if status.endswith("canceled") else (),
    )


def _content(item: Any, inner: Any) -> Any:  # noqa: ANN401
    if inner is not None:
        return _first(inner, "body.content")
    for name in ("inlineXML", "inlineData"):
        if (found := _first(item, name)) is not None:
            return found
    raise Unusable("the item holds no text", _REMEDY)


def _provider(item: Any) -> str | None:  # noqa: ANN401
    """The agency: its name, else its literal or code."""
    for tag in ("provider", "infoSource", "creator"):
        found = _first(item, tag)
        if found is not None:
            return _words(_first(found, "name")) or found.get("literal") or found.get("qcode")
    return None


def _laid_out(body: Any) -> tuple[str, tuple[Furniture, ...]]:  # noqa: ANN401
    """The blocks of a body set apart by blank lines; its headings are furniture."""
    pieces: list[str] = []
    parts: list[Furniture] = []
    length = 0
    blocks = [] if body is None else [one for one in body.iter() if _name(one) in _BLOCKS]
    for block in blocks or ([] if body is None else [body]):
        words = _words(block)
        if not words:
            continue
        if _name(block) in ("hl2", "h1", "h2", "h3"):
            parts.append(Furniture(FurnitureKind.CROSSHEAD, Span(length, length + len(words))))
        pieces.append(words)
        length += len(words) + 2
    return "\n\n".join(pieces), tuple(parts)


def _name(element: Any) -> str:  # noqa: ANN401
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _each(root: Any, name: str) -> Iterator[Any]:  # noqa: ANN401
    return (one for one in root.iter() if _name(one) == name)


def _first(root: Any, name: str) -> Any:  # noqa: ANN401
    return next(_each(root, name), None)


def _attribute(root: Any, name: str, attribute: str) -> str | None:  # noqa: ANN401
    found = _first(root, name)
    return found.get(attribute) or None if found is not None else None


def _words(element: Any) -> str | None:  # noqa: ANN401
    return None if element is None else " ".join("".join(element.itertext()).split()) or None


def _language(root: Any) -> str | None:  # noqa: ANN401
    found = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return str(found) if found else None
