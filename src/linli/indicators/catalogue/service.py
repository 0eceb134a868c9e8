"""Service: what was needed, and what came back."""

from fractions import Fraction

from linli.indicators.catalogue.words import SERVICE, CountedBy, Indicator, one_measure
from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _


def _complaint_change(counted: CountedBy) -> Fraction | None:
    before, after = counted["complaints_before"].value, counted["complaints_after"].value
    return Fraction(after - before, before) if before else None


def _complaint_because(counted: CountedBy) -> Sentence:
    days = counted["complaints_window_days"].value
    if not days:
        return say("not told yet: it is compared half a year after the run is closed, over equal windows")
    if not counted["complaints_before"].value:
        return say(
            "not told: no complaint is recorded in the %(days)d days before, so there is nothing to compare",
            days=days,
        )
    return say(
        "complaints to the 12345 hotline among the same %(households)d households: %(before)d before, %(after)d after, over equal windows of %(days)d days",
        households=counted["households"].value,
        before=counted["complaints_before"].value,
        after=counted["complaints_after"].value,
        days=days,
    )


INDICATORS = (
    one_measure(
        "forms",
        SERVICE,
        _("Household forms"),
        "forms",
        _("household forms sent in, one a household and survey: %(records)d"),
    ),
    one_measure(
        "reports",
        SERVICE,
        _("Needs reported"),
        "needs",
        _("needs that residents reported of themselves: %(records)d"),
    ),
    one_measure(
        "proposals_carried_out",
        SERVICE,
        _("Proposals carried out"),
        "proposals",
        _("proposals of residents that won money and whose project the supervisors accepted: %(records)d"),
    ),
    one_measure(
        "proposal_categories",
        SERVICE,
        _("Categories of these proposals"),
        "categories",
        _("categories in which a proposal was carried out, each once; proposals: %(records)d"),
    ),
    one_measure(
        "households_benefiting",
        SERVICE,
        _("Households that benefit"),
        "households",
        _(
            "households that accepted projects are for; of each estate the project that is for most counts, so that nobody is counted twice; projects: %(records)d"
        ),
    ),
    Indicator(
        "complaint_rate_change",
        SERVICE,
        _("Change of the complaint rate"),
        "share",
        ("complaints_before", "complaints_after"),
        _complaint_change,
        _complaint_because,
        signed=True,
    ),
)
