"""Profiles, classing and plans, pure: what is asked, when it is complete, how it is classed, how plans differ.

`docs/algorithms/classing.md` tells the classing with examples. Nothing here sees Django, so that `linli recount` runs
anywhere.
"""

from linli.practices.estates.rules.classing import (
    COMPLETE,
    DEMONSTRATE,
    IMPROVE,
    TIERS,
    class_of,
    inputs_of,
    recount_classing,
)
from linli.practices.estates.rules.criteria import (
    AT_LEAST,
    AT_MOST,
    ONE_OF,
    Band,
    ClassRules,
    Criterion,
)
from linli.practices.estates.rules.fields import FIELDS, SECTIONS, Field, Section, section_of
from linli.practices.estates.rules.measures import MEASURES, Measure
from linli.practices.estates.rules.plans import (
    PARTS,
    MeasureChange,
    MeasureDraft,
    PlanChange,
    PlanDraft,
    differences,
)
from linli.practices.estates.rules.plans import faults_of as plan_faults
from linli.practices.estates.rules.profiles import Compared, checked, compared, is_complete, lacking, tell
from linli.practices.estates.rules.shipped import SHIPPED
from linli.practices.estates.rules.words import TITLES, explain, tell_rules

DOSSIER_KIND = "estates.classing"
DOSSIER_RULE = {"name": "estates.classing", "version": "1", "source": "docs/algorithms/classing.md"}

__all__ = [
    "AT_LEAST",
    "AT_MOST",
    "COMPLETE",
    "DEMONSTRATE",
    "DOSSIER_KIND",
    "DOSSIER_RULE",
    "FIELDS",
    "IMPROVE",
    "MEASURES",
    "ONE_OF",
    "PARTS",
    "SECTIONS",
    "SHIPPED",
    "TIERS",
    "TITLES",
    "Band",
    "ClassRules",
    "Compared",
    "Criterion",
    "Field",
    "Measure",
    "MeasureChange",
    "MeasureDraft",
    "PlanChange",
    "PlanDraft",
    "Section",
    "checked",
    "class_of",
    "compared",
    "differences",
    "explain",
    "inputs_of",
    "is_complete",
    "lacking",
    "plan_faults",
    "recount_classing",
    "section_of",
    "tell",
    "tell_rules",
]
