"""Fixtures that every room's tests share."""

import pytest

from dateline.annotate.analysis import Engine, load_engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The pinned parser, loaded once."""
    return load_engine()
