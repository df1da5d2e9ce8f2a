"""The bundled sample reports in a store of their own, for a first look at the desk."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from dateline import __version__
from dateline.cli.samples import ENDINGS
from dateline.settings import load_settings

if TYPE_CHECKING:
    from dateline.store.base import Store


def demo_store() -> Store:
    """A store in memory with the samples coded and settled; it is gone when closed."""
    from dateline.model.coded import CodedPage
    from dateline.pipeline import run
    from dateline.read.fingerprint import origin_of
    from dateline.review.settle import settle
    from dateline.store.sql import open_store

    store, maker = open_store("memory:", create=True), f"dateline {__version__}"
    with as_file(files("dateline.resources").joinpath("samples")) as folder:
        reports = [str(path) for path in sorted(folder.iterdir()) if path.suffix in ENDINGS]
        outcomes = list(run(reports, settings=load_settings()))
    with store.writer() as writer:
        for outcome in outcomes:
            at = datetime.now(UTC)
            if isinstance(outcome, CodedPage):
                writer.add(outcome, origin=origin_of(outcome.document), maker=maker, at=at, how="demo")
            else:
                writer.refuse(outcome, maker=maker, at=at)
    settle(store)
    return store
