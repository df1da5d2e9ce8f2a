"""Claims in a few words."""

from typing import Any

from dateline.score.rows import ClaimRow


def claim(kind: str = "attack", at: int = 0, **given: Any) -> ClaimRow:
    """A claim of report "r" whose sentence begins at `at`, with a trigger of four letters in it."""
    row = {
        "external_id": "r",
        "type": kind,
        "status": "occurred",
        "sentence": (at, at + 40),
        "trigger": {"span": (at + 10, at + 14), "text": "shot"},
    }
    return ClaimRow.model_validate({**row, **given})


def actor(words: str, at: int, role: str = "agent", **given: Any) -> dict[str, Any]:
    """Somebody who takes part, by the words at an offset."""
    return {"role": role, "text": words, "name": words, "span": (at, at + len(words)), **given}
