"""Elections as files in the Pabulib format, in and out, so that the world's tools check ours and ours theirs."""

from linli.practices.budgeting.rules.pabulib.layout import Head, PbFile, PbProject
from linli.practices.budgeting.rules.pabulib.reading import read_pabulib
from linli.practices.budgeting.rules.pabulib.writing import listed, write_pabulib, yuan

__all__ = ["Head", "PbFile", "PbProject", "listed", "read_pabulib", "write_pabulib", "yuan"]
