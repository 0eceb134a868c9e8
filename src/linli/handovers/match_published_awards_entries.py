"""A published match awards the entries that it matched and lets the others fail."""

from linli.practices.contests.actions import award_entries as award
from linli.practices.matching.events import MatchPublished


def award_entries(event: MatchPublished) -> None:
    """Propose an award for each matched entry of the run."""
    of_entries = [one for one in event.results if one.source.startswith("contests.entry:")]
    award(
        run_id=event.run_id,
        dossier=event.dossier,
        results={one.source: (one.own_fen, one.matched_fen) for one in of_entries if one.matched_fen},
        failed={one.source: one.why for one in of_entries if not one.matched_fen},
    )
