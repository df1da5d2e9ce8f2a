"""Fixtures that every room's tests share."""

import pytest

from dateline.annotate.analysis import Engine, load_engine
from dateline.pipeline import Kit, default_kit


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The pinned parser, loaded once."""
    return load_engine()


@pytest.fixture(scope="session")
def kit() -> Kit:
    """Everything that the rooms work with, opened once."""
    return default_kit()
