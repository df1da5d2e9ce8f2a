"""Claims from a linked page, by the coding rules of the codebook."""

from dateline.coding.coder import code_page

__all__ = ["code_page"]
