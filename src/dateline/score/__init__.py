"""Compares claims with claims that people coded: how much is found, how much is right, and for whom."""

from dateline.score.figures import score_claims
from dateline.score.record import score_record
from dateline.score.rows import read_claims, read_documents

__all__ = ["read_claims", "read_documents", "score_claims", "score_record"]
