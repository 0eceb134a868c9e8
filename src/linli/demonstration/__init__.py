"""The demonstration: the article's cases lived through once more, by invented people at real communities.

Every record is made by the actions and importers that users have, with the clock set back; no figure is typed in. All
persons, households, estates and events below the community are invented and marked so.
"""

from linli.demonstration.cases import CASES, build

__all__ = ["CASES", "build"]
