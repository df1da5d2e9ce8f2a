"""Take the registry's host out of the desk's lock file: hashes say what is meant, any mirror may serve it."""

import json
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "desk" / "package-lock.json"


def main() -> None:
    """Write the lock file again without addresses."""
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("resolved", None)
    LOCK.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"wrote {LOCK}")


if __name__ == "__main__":
    main()
