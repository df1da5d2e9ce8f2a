"""What only a process of its own shows: pipes, full disks, interrupts, a quick start."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "dateline"]


def test_a_reader_that_leaves_is_no_error(reports: Path) -> None:
    shell = f"'{sys.executable}' -m dateline annotate '{reports}' '{reports}' --json | head -c 100 | wc -c"
    done = subprocess.run(  # noqa: S603  (our own command)
        ["/bin/bash", "-c", f"set -o pipefail; {shell}"], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("100", "")
    assert done.returncode == 0


def test_reports_come_from_standard_input_as_well() -> None:
    text = "Gunmen attacked a village near Bama on 3 May 2024, killing four people, police said."
    done = subprocess.run(  # noqa: S603
        [*COMMAND, "code", "-", "--json"], input=text, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert '"dateline/claim/1"' in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_standard_output_on_a_full_disk(reports: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(  # noqa: S603
            [*COMMAND, "annotate", str(reports), "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 3
    assert "standard output cannot be written: No space left on device" in done.stderr


def test_a_disk_that_fills_up_leaves_nothing_half_written(reports: Path, tmp_path: Path) -> None:
    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    (tmp_path / "claims.html").write_text("older", encoding="utf-8")
    done = subprocess.run(  # noqa: S603
        [*COMMAND, "code", str(reports), "-o", "claims.html", "--quiet"],
        cwd=tmp_path, capture_output=True, text=True, check=False, preexec_fn=small,
    )  # fmt: skip
    assert done.returncode == 3
    assert "claims.html: cannot be written" in done.stderr
    assert (tmp_path / "claims.html").read_text(encoding="utf-8") == "older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.html", "reports"]


def test_ctrl_c_leaves_whole_lines(tmp_path: Path) -> None:
    row = '{"text": "Gunmen attacked a village near Bama on Tuesday, killing four people, police said."}\n'
    (tmp_path / "rows.jsonl").write_text(row * 20_000, encoding="utf-8")
    command = [*COMMAND, "annotate", str(tmp_path / "rows.jsonl"), "--json", "--workers", "2"]
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, bufsize=0
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(0.3)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert first.endswith(b"}\n")
    assert (first + out).endswith(b"}\n")
    assert process.returncode == 130
    assert b"stopped before the end, after whole reports" in err
    assert b"Traceback" not in err


def test_importing_dateline_loads_no_model_and_takes_no_time() -> None:
    script = (
        "import time; start = time.perf_counter(); import dateline; took = time.perf_counter() - start; "
        "import sys; print(took < 0.3, 'spacy' in sys.modules, 'dateline.pipeline' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.split() == ["True", "False", "False"]


def test_help_needs_neither_parser_nor_pages() -> None:
    script = (
        "import sys; from dateline.cli import main; main(['--help']); "
        "heavy = {'spacy', 'jinja2', 'rich', 'trafilatura', 'pydantic'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.splitlines()[-1] == "[]"
