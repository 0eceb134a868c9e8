"""Space: what was renewed, and how it was deliberated."""

from linli.indicators.catalogue.words import SPACE, CountedBy, Indicator, one_measure
from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _


def _resolutions_because(counted: CountedBy) -> Sentence:
    return say(
        "of the %(due)d resolutions that fell due in the period, %(done)d are reported done",
        due=counted["resolutions_due"].value,
        done=counted["resolutions_done"].value,
    )


INDICATORS = (
    one_measure(
        "estates_renewed",
        SPACE,
        _("Estates renewed"),
        "estates",
        _(
            "estates with a micro-project that the supervisors accepted, each estate once; projects: %(records)d"
        ),
    ),
    one_measure(
        "micro_projects_completed",
        SPACE,
        _("Micro-projects completed"),
        "projects",
        _("micro-projects that the supervisors accepted as a whole: %(records)d"),
    ),
    one_measure(
        "estates_surveyed",
        SPACE,
        _("Estates surveyed"),
        "estates",
        _("estates whose profile was completed on site, each estate once; profiles: %(records)d"),
    ),
    one_measure(
        "meetings_held",
        SPACE,
        _("Meetings held"),
        "meetings",
        _("meetings that were opened and closed; those called off are not counted: %(records)d"),
    ),
    one_measure(
        "motions_carried",
        SPACE,
        _("Motions carried"),
        "motions",
        _("motions that reached their majority, each with a dossier to recount: %(records)d"),
    ),
    Indicator(
        "resolutions_done",
        SPACE,
        _("Resolutions done"),
        "resolutions",
        ("resolutions_done", "resolutions_due"),
        lambda counted: counted["resolutions_done"].value,
        _resolutions_because,
    ),
)
