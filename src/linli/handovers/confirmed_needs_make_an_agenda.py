"""The topics that needs have led to are what a meeting of the same run is called for."""

from linli.civic.process.models import Run
from linli.kernel.sentence import say
from linli.platform.ui.words import told
from linli.practices.meetings.rules.agenda import AgendaItemDraft
from linli.practices.needs.queries import topics_for


def agenda_from_needs(run: Run) -> list[AgendaItemDraft]:
    """Every admissible topic of the run, or of the run around it, in its order."""
    topics = topics_for(run)
    if not topics and run.parent:
        return agenda_from_needs(run.parent)
    return [
        AgendaItemDraft(
            title=topic.group.title,
            text=told(
                say(
                    "Voiced by %(households)d households in: %(estates)s",
                    households=topic.households,
                    estates="、".join(estate.name for estate in topic.estates),
                )
            ),
            source=f"needs.group:{topic.group.pk}",
        )
        for topic in topics
    ]
