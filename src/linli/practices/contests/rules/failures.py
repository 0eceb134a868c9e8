"""Why an entry failed, by the reason that the match tells."""

from linli.kernel.sentence import say

FELL_SHORT = say("Its own part had not reached what the rules ask when the raising ended")

FAILURES = {
    "below_floor": say("Too few households took part in raising its own part"),
    "below_least": say("Its own part is less than the rules ask for"),
    "nothing_paid": say("Nothing was paid for its own part"),
    "matched": say("The fund had nothing left to add"),
}
