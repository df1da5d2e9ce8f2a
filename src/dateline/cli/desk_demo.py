"""The bundled sample reports in a store of their own, for a first look at the desk."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from dateline.cli.samples import ENDINGS
from dateline.settings import load_settings

if TYPE_CHECKING:
    from dateline.store.base import Store


def demo_store() -> Store:
    """A store in memory with the samples coded and settled; it is gone when closed."""
    from dateline.pipeline import add_reports
    from dateline.review.settle import settle
    from dateline.store.sql import open_store

    store = open_store("memory:", create=True)
    with as_file(files("dateline.resources").joinpath("samples")) as folder:
        reports = [str(path) for path in sorted(folder.iterdir()) if path.suffix in ENDINGS]
        for _ in add_reports(reports, store, settings=load_settings()):
            pass
    settle(store)
    return store
