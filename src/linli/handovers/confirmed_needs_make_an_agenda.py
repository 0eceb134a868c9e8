"""The topics that needs have led to are what a meeting of the same run is called for."""

from linli.civic.process.models import Run
from linli.kernel.sentence import Sentence, say
from linli.platform.ui.words import told
from linli.practices.meetings.rules.agenda import AgendaItemDraft
from linli.practices.needs.queries import topics_for
from linli.practices.needs.queries.topics import Topic

NAMED = 3


def agenda_from_needs(run: Run) -> list[AgendaItemDraft]:
    """Every admissible topic of the run, or of the run around it, in its order."""
    topics = topics_for(run)
    if not topics and run.parent:
        return agenda_from_needs(run.parent)
    return [
        AgendaItemDraft(
            title=topic.group.title, text=told(_voiced(topic)), source=f"needs.group:{topic.group.pk}"
        )
        for topic in topics
    ]


def _voiced(topic: Topic) -> Sentence:
    """By how many households, and in which estates; of many estates the first are named."""
    names = "、".join(estate.name for estate in topic.estates[:NAMED])
    if len(topic.estates) > NAMED:
        return say(
            "Voiced by %(households)d households in %(estates)d estates, among them %(names)s",
            households=topic.households,
            estates=len(topic.estates),
            names=names,
        )
    return say("Voiced by %(households)d households in %(names)s", households=topic.households, names=names)
