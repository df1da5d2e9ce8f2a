"""Shape budgets: file length, statements and parameters of a function, and no handler that catches all."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

MAX_LINES = 400
MAX_STATEMENTS = 40
MAX_PARAMETERS = 6

Function = ast.FunctionDef | ast.AsyncFunctionDef

# The loop over reports: one bad report is recorded and the others go on. Nothing else catches everything.
ALLOWED_BROAD = ("dateline/pipeline.py",)


def statements(function: Function) -> int:
    """How many statements a function holds, nested ones among them."""
    return sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1


def parameters(function: Function) -> int:
    """How many arguments a caller has to think of."""
    given = function.args
    names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Whether a handler takes every exception there is and keeps it; one that only tidies up raises it on."""
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {kind.id for kind in kinds if isinstance(kind, ast.Name)}
    return handler.type is None or bool(names & {"Exception", "BaseException"})


def may_catch_all(path: Path) -> bool:
    """Whether this is the one file that may."""
    return path.as_posix().endswith(ALLOWED_BROAD)


def problems(path: Path, text: str) -> Iterator[str]:
    """One sentence for each place of a file that is past a budget."""
    lines = text.count("\n")
    if lines > MAX_LINES:
        yield f"{path}: {lines} lines, {MAX_LINES} at most"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function):
            yield from function_problems(path, node)
        if isinstance(node, ast.ExceptHandler) and catches_all(node) and not may_catch_all(path):
            yield f"{path}:{node.lineno}: catches everything"


def function_problems(path: Path, function: Function) -> Iterator[str]:
    """What is too large about one function."""
    here = f"{path}:{function.lineno}: {function.name}"
    if (count := statements(function)) > MAX_STATEMENTS:
        yield f"{here} has {count} statements, {MAX_STATEMENTS} at most"
    if (count := parameters(function)) > MAX_PARAMETERS and "cli" not in path.parts:
        yield f"{here} has {count} parameters, {MAX_PARAMETERS} at most"


def main(folders: list[str]) -> int:
    """Check every Python file below the folders; the number of problems is the verdict."""
    files = sorted(path for folder in folders for path in Path(folder).rglob("*.py"))
    found = [one for path in files for one in problems(path, path.read_text(encoding="utf-8"))]
    print("\n".join(found) if found else f"{len(files)} files within their budgets")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
