"""The rubrics that come with the platform: for proposals (methods, C3) and for visits to estates (C2). Both may be changed
until the panel is opened."""

from __future__ import annotations

from linli.kernel.sentence import mark as _
from linli.practices.panels.rules.rubrics import BY_CRITERION, EARLIER_NUMBER, LOWER_COST, Criterion, Rubric

PROPOSALS = Rubric(
    criteria=(
        Criterion("need", _("Need"), 25, about=_("Does it answer what residents said that they need?")),
        Criterion(
            "own_part",
            _("Participation and own part"),
            20,
            about=_("Who takes part, who co-signs, what do they bring themselves?"),
        ),
        Criterion(
            "feasibility", _("Feasibility"), 15, about=_("Can it be done by these people in this time?")
        ),
        Criterion("benefit", _("Benefit and reach"), 15, about=_("How many gain by it, and how much?")),
        Criterion("upkeep", _("Upkeep"), 15, about=_("Who looks after it when the money is spent?")),
        Criterion(
            "budget", _("Sound budget"), 10, about=_("Is each line needed, and its price a usual one?")
        ),
    ),
    ties=(f"{BY_CRITERION}need", LOWER_COST, EARLIER_NUMBER),
)
"""What a proposal is scored by: 100 points in six parts."""

VISIT = Rubric(
    criteria=(
        Criterion("clean", _("Clean and tidy"), 12, 4, _("Stairs, green, waste sorting.")),
        Criterion("passages", _("Passages are clear"), 10, 2, _("Fire lanes, stairs, no e-bikes charged indoors.")),
        Criterion("lights", _("Lights work"), 8, 2, _("Every entrance and path, tried at dusk.")),
        Criterion("parking", _("Parking is ordered"), 8, 4, _("Cars, e-bikes, charging points.")),
        Criterion("board", _("Books and notices are public"), 12, 4, _("Income and spending on the board, not older than a quarter.")),
        Criterion("committee", _("The committee meets"), 10, 4, _("Minutes of the last half year.")),
        Criterion("groups", _("Residents' groups are active"), 12, 4, _("Groups and what they did this quarter.")),
        Criterion("neighbours", _("Neighbours help each other"), 10, 4, _("Elderly people living alone, children, newcomers.")),
        Criterion("projects", _("Micro-projects with own part"), 10, 4, _("Carried out, used, kept up.")),
        Criterion("voice", _("Residents met on the way are content"), 8, 4, _("Ask three.")),
    ),
    ties=(f"{BY_CRITERION}groups", f"{BY_CRITERION}board", EARLIER_NUMBER),
    blind=False,
    least_score="0",
)  # fmt: skip
"""What is looked at on a visit: few points each, quickly ticked on a phone."""

SHIPPED = {"proposals": PROPOSALS, "visit": VISIT}
