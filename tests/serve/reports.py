"""Invented reports for the desk: a raid told twice with different figures, a copy, and others."""

from tests.store.reports import report

from dateline.model.coded import CodedPage


def raid_reports() -> list[CodedPage]:
    """Two outlets on one raid with different tolls, and two other raids."""
    return [
        report(killed=4, outlet="The Valley Post"),
        report(killed=7, outlet="Fjord Radio", number=2),
        report("Lundby", 2, outlet="The Coast Mail", day=7),
        report("Lundby", None, outlet="The Coast Mail", day=20, number=3),
    ]
