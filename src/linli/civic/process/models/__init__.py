from linli.civic.process.models.notices import Notice, Objection
from linli.civic.process.models.runs import Edition, NamedEstate, Passage, Run

__all__ = ["Edition", "NamedEstate", "Notice", "Objection", "Passage", "Run"]
