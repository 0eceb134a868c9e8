"""Pure rules of a run: how days are counted, what goes on in a halted stage, whose capacity an act is."""

from linli.civic.process.rules.actors import FIVE_ACTORS, acts_as, capacity_bound
from linli.civic.process.rules.days import full_days, last_day
from linli.civic.process.rules.halts import goes_on

__all__ = ["FIVE_ACTORS", "acts_as", "capacity_bound", "full_days", "goes_on", "last_day"]
