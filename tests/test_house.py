"""The house itself: what it depends on, what its checks refuse, and how figures are held to floors."""

import ast
import re
import tomllib
from functools import lru_cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

import gate
import scoring
import shape

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src" / "dateline").rglob("*.py"))
LOCKS = ("requirements.lock", "requirements-dev.lock")


def distribution(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def named_in(lines: list[str]) -> list[str]:
    return [distribution(re.split(r"[<>=!~ ;\[]", line)[0]) for line in lines]


def declared() -> list[str]:
    return named_in(project()["dependencies"])


def of_extras() -> list[str]:
    return [name for lines in project()["optional-dependencies"].values() for name in named_in(lines)]


@lru_cache
def owners() -> dict[str, list[str]]:
    return {
        module: [distribution(one) for one in found] for module, found in packages_distributions().items()
    }


@lru_cache
def nodes() -> tuple[ast.AST, ...]:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES)
    return tuple(node for tree in trees for node in ast.walk(tree))


def distributions(*kinds: type[ast.AST]) -> set[str]:
    modules = {
        module.split(".")[0] for one in nodes() if isinstance(one, kinds) for module in named_modules(one)
    }
    return {owner for module in modules for owner in owners().get(module, ())}


def named_modules(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [one.name for one in node.names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
        case ast.Constant(value=str(text)) if text.isidentifier():
            return [text]
    return []


def test_every_dependency_is_used_and_nothing_undeclared_is_imported() -> None:
    imported, named = distributions(ast.Import, ast.ImportFrom), distributions(ast.Constant)
    assert sorted(set(declared()) - imported - named) == []
    assert sorted(imported - set(declared()) - set(of_extras()) - {"dateline"}) == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_pins_with_hashes_and_names_no_host(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if re.match(r"[a-z0-9]", line)]
    assert [line for line in pins if "==" not in line] == []
    assert [line for line in lines if "://" in line or line.startswith("--")] == []
    hashed = "\n".join(lines).count(" \\\n    --hash=sha256:")
    assert hashed >= len(pins)


def test_what_runs_is_locked() -> None:
    for name in LOCKS:
        pinned = {
            distribution(line.split("==")[0])
            for line in (ROOT / name).read_text().splitlines()
            if "==" in line
        }
        assert sorted(set(declared()) - pinned) == []


def shape_problems(code: str, name: str = "src/dateline/link/x.py") -> list[str]:
    return [one.split(": ", 1)[1] for one in shape.problems(Path(name), code)]


def test_shape_refuses_what_is_too_large() -> None:
    assert shape_problems("x = 1\n" * 401) == ["401 lines, 400 at most"]
    long = "def f():\n" + "    x = 1\n" * 41
    assert shape_problems(long) == ["f has 41 statements, 40 at most"]
    assert shape_problems("def f(a, b, c, d, e, g, h): ...\n") == ["f has 7 parameters, 6 at most"]
    assert shape_problems("def f(a, b, c, d, e, g, h): ...\n", "src/dateline/cli/x.py") == []


@pytest.mark.parametrize("caught", ["", " Exception", " (OSError, BaseException)"])
def test_shape_refuses_to_catch_everything_but_in_the_loop_over_reports(caught: str) -> None:
    code = f"try:\n    x = 1\nexcept{caught}:\n    x = 2\n"
    assert shape_problems(code) == ["catches everything"]
    assert shape_problems(code, "src/dateline/pipeline.py") == []


def test_shape_lets_a_handler_tidy_up_and_raise_on() -> None:
    assert shape_problems("try:\n    x = 1\nexcept BaseException:\n    x = 2\n    raise\n") == []


def test_a_figure_below_its_floor_closes_the_gate() -> None:
    verdicts = gate.verdicts("isaf", {"date": 0.70, "province": 0.90}, {"date": 0.75, "province": 0.85})
    assert [(one.name, one.below) for one in verdicts] == [("isaf.date", True), ("isaf.province", False)]


def test_noise_within_the_margin_leaves_the_gate_open() -> None:
    assert not gate.is_below("date", 0.746, 0.75)
    assert gate.is_below("date", 0.744, 0.75)


def test_one_case_more_or_less_leaves_the_gate_open() -> None:
    assert not gate.is_below("found", 20, 21)
    assert gate.is_below("found", 19, 21)
    assert gate.is_below("spurious", 5, 3)


def test_a_figure_that_vanished_closes_the_gate() -> None:
    assert [one.below for one in gate.verdicts("isaf", {}, {"date": 0.1})] == [True]


def test_kilometres_and_spurious_claims_count_the_other_way() -> None:
    assert gate.is_below("median_km", 5.0, 3.0)
    assert not gate.is_below("spurious", 2, 3)
    assert gate.new_floors({"median_km": 3.0}, {"median_km": 5.0}, may_fall=False) == {"median_km": 3.0}


def test_floors_rise_by_themselves_and_fall_only_when_allowed() -> None:
    figures, floors = {"date": 0.7, "type": 0.9, "of": 23.0}, {"date": 0.8, "type": 0.8}
    assert gate.new_floors(figures, floors, may_fall=False) == {"date": 0.8, "type": 0.9}
    assert gate.new_floors(figures, floors, may_fall=True) == {"date": 0.7, "type": 0.9}


def test_lowering_needs_its_reason_in_the_changelog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_text("# Changelog\n", encoding="utf-8")
    monkeypatch.setattr(gate, "CHANGELOG", changelog)
    monkeypatch.setattr(gate, "is_here", lambda: True)
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    assert gate.main(["--lower", "fewer claims of history"]) == 1
    assert not (tmp_path / "floors.json").exists()


def test_gained_and_lost_cases_are_named(tmp_path: Path) -> None:
    before, now = tmp_path / "before.jsonl", tmp_path / "now.jsonl"
    before.write_text('{"id": "a", "right": {"date": true, "type": false}}\n{"id": "b", "right": [1, 2]}\n')
    now.write_text('{"id": "a", "right": {"date": false, "type": true}}\n{"id": "b", "right": [1]}\n')
    assert gate.moved(before, now) == (["a type"], ["a date", "b"])


def test_a_scorer_line_gives_figures_and_leaves_out_what_could_not_be_computed() -> None:
    assert scoring.read_line("types macro=0.5 wss95=na n=3 seconds=na") == {"macro": 0.5, "n": 3.0}
