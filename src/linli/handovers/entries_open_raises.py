"""When a contest comes to the raising, each complete entry opens a raising of its estate's own part."""

from linli.civic.process.events import StageOpened
from linli.civic.process.models import Passage, Run
from linli.practices.contests.queries import complete_entries
from linli.practices.matching.actions import RaiseDraft
from linli.practices.matching.actions import open_raises as open_raisings

RAISING = "matching.pledge"
"""A stage that gives this verb to somebody is one in which own parts are raised."""


def open_raises(event: StageOpened) -> None:
    """Open a raising for every entry, until the last day of the stage."""
    run = Run.objects.select_related("edition", "place").get(pk=event.run_id)
    if RAISING not in run.playbook.stage(event.stage_code).verbs():
        return
    drafts = [
        RaiseDraft(estate=entry.estate, title=entry.title, goal_fen=entry.asked_fen, source=entry.source)
        for entry in complete_entries(run)
    ]
    due_on = Passage.objects.get(run=run, left_at=None).due_on
    open_raisings(run=run, closes_on=due_on, drafts=drafts)
