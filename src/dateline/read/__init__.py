"""Anything that holds reports becomes documents, or a reason why not."""

from dateline.model.rejected import Rejected
from dateline.read.reports import READERS, read_document, read_reports

__all__ = ["READERS", "Rejected", "read_document", "read_reports"]
