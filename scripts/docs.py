"""Write the reference pages from the code and the data that they describe.

    python scripts/docs.py [--check]

With --check nothing is written; pages that are out of date are named.
"""

import dataclasses
import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

import dateline
from dateline import errors
from dateline.cli import group
from dateline.export.claim_files import CLAIM_FILES
from dateline.export.event_table import table_columns
from dateline.export.exporters import EXPORTERS
from dateline.export.table import COLUMNS
from dateline.model.mention import Status
from dateline.resources.codebook import EventType, Trigger, load_codebook
from dateline.resources.field_tables import export_rules
from dateline.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
README = ROOT / "README.md"
RESULTS = ROOT / "eval" / "results.json"
FIGURES, END = "<!-- figures -->", "<!-- /figures -->"
SHOWN = (
    ("seed", "slot_f1", "values of a news page's claims, coded by hand: F1"),
    ("muc4", "f1", "who, what, where, when and to whom in reports on political violence: F1 over all slots"),
    ("muc4", "relevance", "which of these reports tell of an incident: F1"),
    ("isaf", "date_dated", "day of an operation in a dated press release: share right"),
    ("isaf", "province", "its province: share right"),
    ("isaf", "killed", "its number killed: share right"),
    ("isaf", "captured", "its number captured: share right"),
    ("types", "weighted_reachable", "type of a snippet, of the types that the codebook has: weighted F1"),
    ("hrds", "violation", "violation in a web page on attacks on journalists: F1"),
    ("relevance", "f1", "did the police act, document by document: F1"),
    ("polnear", "content_and_source", "who says what in political news: F1"),
    ("lgl", "f1", "place names in local news: F1"),
    ("lgl", "acc161", "of those found, within 161 km"),
    ("geovirus", "f1", "place names in reports on epidemics: F1"),
    ("geovirus", "acc161", "of those found, within 161 km"),
)
RECORDS = {"document.json": "annotate", "claim.json": "code", "event.json": None, "pair.json": None}
MANY = 20  # values of a closed list that still fit into a cell
SIDES = {
    "agent": "the agent is",
    "target": "the target is",
    "any": "agent or target is",
    "all": "every agent and target is",
    "status": "the status is",
    "words": "the trigger or the means is",
}
MADE = "<!-- Written by scripts/docs.py; change the code or the data, then run `make docs`. -->"


def commands() -> Iterator[str]:
    """The help of every verb, as the terminal shows it."""
    yield "# Commands"
    yield "Every verb is spelt `dateline VERB`, and its options are the same in every verb that has them."
    context = click.Context(group, info_name="dateline", terminal_width=100, **group.context_settings)
    yield _help(context)
    yield from _verbs(group, context, "##")


def _verbs(parent: click.Group, context: click.Context, marks: str) -> Iterator[str]:
    for name, command in sorted(parent.commands.items()):
        below = click.Context(command, info_name=name, parent=context, terminal_width=100)
        yield f"{marks} {below.command_path.partition(' ')[2]}"
        yield _help(below)
        if isinstance(command, click.Group):
            yield from _verbs(command, below, marks + "#")


def _help(context: click.Context) -> str:
    return f"```\n{context.get_help().rstrip()}\n```"


def library() -> Iterator[str]:
    """The functions that a program calls."""
    yield "# Library"
    yield "What `import dateline` offers; each function is fetched from its room when it is first used."
    for name in dateline.__all__:
        function = getattr(dateline, name)
        yield f"## {name}"
        yield f"```python\n{name}{_signature(function)}\n```"
        words, prompt, example = (inspect.getdoc(function) or "").partition(">>> ")
        yield words.rstrip()
        if prompt:
            yield f"```pycon\n{prompt}{example}\n```"


def _signature(function: Callable[..., object]) -> str:
    """Parameters and types by their short names."""
    shown = str(inspect.signature(function)).replace("'", "")
    return re.sub(r"\bdateline(?:\.\w+)*\.(\w+)", r"\1", shown)


def codebook() -> Iterator[str]:
    """Every type with its definition, its names in other codebooks, its examples and its words."""
    book = load_codebook()
    yield "# Codebook"
    yield "The types of claim, what they mean, and what other codebooks call them."
    yield "Where a mapping depends on who takes part, the table gives the usual case first."
    yield _table(
        ("type", "ACLED", "UCDP", "PLOVER", "CAMEO"),
        [(f"[`{one.name}`](#{one.name})", *_mapping(one)) for one in book.types.values()],
    )
    family = None
    for one in book.types.values():
        if one.family != family:
            family = one.family
            yield f"## {family.capitalize()}"
        yield from _type(one, book.of_type(one.name))


def _mapping(one: EventType) -> tuple[str, str, str, str]:
    plover = f"{one.plover.event} {one.plover.mode or ''}".strip() if one.plover else "–"
    return f"{one.acled.event_type}: {one.acled.sub_event_type}", one.ucdp or "–", plover, one.cameo


def _type(one: EventType, triggers: tuple[Trigger, ...]) -> Iterator[str]:
    yield f"### {one.name}"
    yield one.definition
    yield "\n".join(f"- {line}" for line in _others(one)) or "The mapping is the same whoever takes part."
    shown = [f"- “{example.text}” {_reading(example.status)}" for example in one.examples]
    yield "\n".join(shown)
    words = sorted({" ".join((*trigger.lemmas, trigger.particle or "")).strip() for trigger in triggers})
    yield f"Words: {', '.join(words)}."


def _others(one: EventType) -> Iterator[str]:
    for when, acled in one.acled_by:
        yield f"ACLED {acled.event_type}: {acled.sub_event_type}, where {_conditions(when)}."
    for when, ucdp in one.ucdp_by:
        yield f"UCDP {ucdp or 'nothing'}, where {_conditions(when)}."


def _conditions(when: object) -> str:
    given = [(field.name, getattr(when, field.name)) for field in dataclasses.fields(when)]  # type: ignore[arg-type]
    parts = [f"{SIDES[name]} {' or '.join(sorted(map(_word, values)))}" for name, values in given if values]
    return " and ".join(parts)


def _word(value: object) -> str:
    return str(getattr(value, "value", value))


def _reading(status: Status | None) -> str:
    return f"({status.value})" if status else "(not of this type)"


def columns() -> Iterator[str]:
    """The columns of the table of claims."""
    yield "# Columns of the table"
    yield "`dateline code REPORT... -o claims.csv` writes one row per claim with these columns."
    yield "An empty cell means that the report does not say, or that the choice was declined."
    yield _table(("column", "holds"), [(f"`{one.name}`", one.holds) for one in COLUMNS])
    yield "## Columns of events"
    yield "`dateline export -o events.csv` writes one row per event with these columns."
    yield "The spreadsheet and Parquet have the same."
    yield "The properties of GeoJSON and the columns of GeoPackage layers bear the same names."
    rows = [(f"`{one.name}`", one.holds.value, one.says, one.hxl or "–") for one in table_columns()]
    yield _table(("column", "cells", "says", "HXL"), rows)


def formats() -> Iterator[str]:
    """What --as may name."""
    yield "# Formats"
    yield "`dateline export --as FORMAT -o FILE` writes events in these formats."
    yield _table(
        ("format", "usual ending", "holds"),
        [(f"`{one.name}`", f"`{one.ending}`", one.holds) for one in EXPORTERS.values()],
    )
    yield f"`--of claims` writes claims as {', '.join(f'`{name}`' for name in CLAIM_FILES)}."
    yield "Beside each file stands its account, `FILE.account.json`."
    yield "`FILE.rules.csv` names the rule behind each cell that a rule decided, with its claims."
    yield "## Rules"
    rules = [(f"`{one.format}`", f"`{one.column}`", f"`{one.name}`", one.says) for one in export_rules()]
    yield _table(("format", "column", "rule", "says"), rules)


def failures() -> Iterator[str]:
    """The tree of exceptions."""
    yield "# Errors"
    yield "Every exception that dateline raises on purpose descends from `DatelineError`."
    yield _table(("exception", "parent", "meaning"), list(_exceptions(errors.DatelineError)))
    yield "A command ends with 0 when every report was read and 1 when some were rejected."
    yield "It ends with 2 when the command was wrong, and with 3 when a resource or an output failed."


def _exceptions(kind: type[Exception]) -> Iterator[tuple[str, str, str]]:
    yield f"`{kind.__name__}`", f"`{kind.__base__.__name__}`" if kind.__base__ else "", _sentence(kind)
    for child in sorted(kind.__subclasses__(), key=lambda one: one.__name__):
        if child.__module__ == errors.__name__:
            yield from _exceptions(child)


def _sentence(thing: object) -> str:
    return " ".join((thing.__doc__ or "").split())


def settings() -> Iterator[str]:
    """What may be set in the file or in the environment."""
    yield "# Settings"
    yield "A setting stands in `dateline.toml` in the folder where the command runs, or in the environment."
    yield "The environment wins over the file, and an option of the command wins over both."
    rows = [
        (f"`{one.name}`", f"`{PREFIX}{one.name.upper()}`", str(one.default))
        for one in dataclasses.fields(Settings)
    ]
    yield _table(("setting", "in the environment", "default"), rows)


def schemas() -> Iterator[str]:
    """The fields of the printed records, from their schemas."""
    yield "# Records"
    yield "What `--json` prints: one record a line, in UTF-8, with its keys in this order."
    yield "Offsets count Unicode code points of the document's text; the end is not included."
    yield "What is not known is `null`."
    folder = files("dateline.resources").joinpath("schemas")
    for name, verb in RECORDS.items():
        yield from _record(name, verb, json.loads(folder.joinpath(name).read_text(encoding="utf-8")))


def _record(file: str, verb: str | None, schema: dict[str, Any]) -> Iterator[str]:
    yield f"## {schema.get('title', file)}"
    yield str(schema.get("description", ""))
    yield f"`dateline {verb} REPORT... --json` prints it." if verb else "No verb of this version prints it."
    yield f"JSON Schema: `dateline/resources/schemas/{file}`."
    yield _table(("field", "type", "meaning"), list(_fields(schema)))
    for name, part in schema.get("$defs", {}).items() if verb else ():
        if "properties" in part:
            yield f"### {name.replace('_', ' ')} ({schema.get('title', file).lower()})"
            yield _table(("field", "type", "meaning"), list(_fields(part)))


def _fields(schema: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, field in schema.get("properties", {}).items():
        yield f"`{name}`", _kinds(field), str(field.get("description", ""))


def _kinds(field: dict[str, Any]) -> str:
    for key in ("anyOf", "oneOf"):
        if key in field:
            return " or ".join(_kinds(one) for one in field[key])
    if "const" in field:
        return f"`{field['const']}`"
    if "$ref" in field:
        return str(field["$ref"]).rsplit("/", 1)[-1].replace("_", " ")
    if "enum" in field:
        return _choices(field["enum"])
    kind = field.get("type", "any")
    shown = " or ".join(kind) if isinstance(kind, list) else str(kind)
    return f"{shown} of {_kinds(field['items'])}" if isinstance(field.get("items"), dict) else shown


def _choices(values: list[Any]) -> str:
    if len(values) > MANY:
        return "a code of the [codebook](codebook.md)"
    return " ".join(f"`{json.dumps(one) if one is None else one}`" for one in values)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "commands.md": commands,
    "codebook.md": codebook,
    "columns.md": columns,
    "errors.md": failures,
    "formats.md": formats,
    "library.md": library,
    "records.md": schemas,
    "settings.md": settings,
}


def figures() -> str:
    """What was measured last, for the README."""
    record = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    rows = [
        (what, f"{record[name]['figures'][figure]:.2f}", str(record[name]["documents"]))
        for name, figure, what in SHOWN
        if figure in record.get(name, {}).get("figures", {})
    ]
    return _table(("what", "figure", "reports"), rows)


def readme() -> str:
    """The README with its figures as they were measured last."""
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(FIGURES, 1)
    return f"{before}{FIGURES}\n{figures()}\n{END}{rest.split(END, 1)[1]}"


def render(name: str) -> str:
    """The text of one page."""
    title, *rest = PAGES[name]()
    return "\n\n".join([title, MADE, *rest]) + "\n"


def outdated() -> dict[Path, str]:
    """The pages whose text is not what the code says now, with the text that they should have."""
    wanted = {REFERENCE / name: render(name) for name in PAGES} | {README: readme()}
    return {
        path: text
        for path, text in wanted.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    }


def main(arguments: list[str]) -> int:
    """Write the pages, or only name those that are out of date."""
    stale = outdated()
    for path, text in stale.items():
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        print(f"{'out of date' if '--check' in arguments else 'wrote'}: {path.relative_to(ROOT)}")
    return int(bool(stale) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
