from linli.practices.matching.models.matches import AdoptedTerms, DeclaredRule, Match, MatchAward
from linli.practices.matching.models.raises import Pledge, Raise

__all__ = ["AdoptedTerms", "DeclaredRule", "Match", "MatchAward", "Pledge", "Raise"]
