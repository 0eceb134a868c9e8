"""What the council adopts with the rules of a contest is what the match rule has to say."""

from linli.practices.contests.events import RulesAdopted
from linli.practices.matching.actions import note_adopted_terms


def bind_the_match(event: RulesAdopted) -> None:
    """Keep the adopted terms for the declaration of the match rule."""
    note_adopted_terms(run_id=event.run_id, terms=event.terms)
