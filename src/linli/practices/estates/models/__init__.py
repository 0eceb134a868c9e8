from linli.practices.estates.models.classes import Classing, DeclaredRules, EstateClass
from linli.practices.estates.models.plans import Adoption, Plan, PlanComment, PlanMeasure, PlanVersion
from linli.practices.estates.models.profiles import FilledSection, Profile, ProfileComment, ProfilePhoto

__all__ = [
    "Adoption",
    "Classing",
    "DeclaredRules",
    "EstateClass",
    "FilledSection",
    "Plan",
    "PlanComment",
    "PlanMeasure",
    "PlanVersion",
    "Profile",
    "ProfileComment",
    "ProfilePhoto",
]
