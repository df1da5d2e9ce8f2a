"""The documents say what is so: generated pages are current, links lead somewhere, examples run."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import docs
from dateline.cli import group

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
PROSE = [page for page in PAGES if page.parent.name != "reference"]


def named(pages: list[Path]) -> list[str]:
    return [page.relative_to(ROOT).as_posix() for page in pages]


def code_blocks(page: Path) -> list[str]:
    return re.findall(r"^```[a-z]*\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)


def prose_lines(page: Path) -> Iterator[str]:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    yield from (line for line in text.splitlines() if line and not line.startswith(("#", "|", "<!--")))


def test_the_reference_is_what_the_code_says() -> None:
    assert named(list(docs.outdated())) == [], "run `make docs`"


@pytest.mark.parametrize("page", named(PAGES))
def test_every_link_leads_to_a_file(page: str) -> None:
    path = ROOT / page
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    missing = [one for one in targets if "://" not in one and not (path.parent / one).exists()]
    assert missing == []


@pytest.mark.parametrize("page", named(PROSE))
def test_one_sentence_a_line_and_none_of_the_words_that_belittle(page: str) -> None:
    for line in prose_lines(ROOT / page):
        assert not re.search(r"\b(we|our|simply|just)\b", line, re.I), line
        assert not re.search(r"[a-z)][.!?] [A-Z][a-z]", re.sub(r"`[^`]*`|[“\"][^”\"]*[”\"]", "", line)), line


@pytest.mark.parametrize("page", named(PROSE))
def test_every_command_that_is_shown_exists(page: str) -> None:
    for block in code_blocks(ROOT / page):
        for line in block.splitlines():
            if not line.removeprefix("$ ").startswith("dateline "):
                continue
            words = shlex.split(line.removeprefix("$ "), comments=True)[1:]
            command: click.Command = group
            while isinstance(command, click.Group) and words and not words[0].startswith("-"):
                assert words[0] in command.commands, line
                command = command.commands[words.pop(0)]
            known = {name for one in command.params for name in one.opts} | {"--help", "--version"}
            assert {word for word in words if word.startswith("--")} <= known, line


def test_every_make_target_that_is_shown_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for page in PAGES:
        shown = set(re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", page.read_text(encoding="utf-8"), re.M))
        assert {one or other for one, other in shown} <= targets, page


def test_decisions_are_numbered_without_gaps_and_have_their_parts() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{number:04d}" for number in range(1, len(pages) + 1)]
    for page in pages:
        heads = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.M)
        assert heads == ["Context", "Decision", "Consequences"], page.name


def test_the_ten_lines_of_the_readme_print_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    python, printed = re.findall(
        r"```python\n(.*?)```\n\n```\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S
    )[0]
    monkeypatch.chdir(tmp_path)
    exec(compile(python, "README.md", "exec"), {})  # noqa: S102  (our own example)
    assert capsys.readouterr().out == printed
