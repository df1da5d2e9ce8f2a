"""dateline works without a network: a run that tries to reach one fails here."""

import subprocess
import sys
from importlib.resources import files

WATCHED = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise RuntimeError(f"{event} {arguments!r}")

sys.addaudithook(refuse)
from dateline.cli import main
sys.exit(main(sys.argv[1:]))
"""


def watched(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WATCHED, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603


def test_the_watch_sees_a_connection() -> None:
    lines = "import socket; socket.create_connection(('127.0.0.1', 9))"
    program = WATCHED.split("from dateline", maxsplit=1)[0] + lines
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603
    assert "RuntimeError: socket." in found.stderr


def test_reports_are_coded_and_settled_without_a_network() -> None:
    reports = str(files("dateline.resources") / "samples" / "reports.jsonl")
    for verb in ("code", "events"):
        found = watched(verb, reports, "--json")
        assert found.returncode == 0, found.stderr
        assert found.stdout.startswith("{")
