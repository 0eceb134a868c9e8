"""The verbs of estates."""

from linli.practices.estates.actions.classes import (
    class_estates,
    confirm_classes,
    declare_rules,
    differ_class,
)
from linli.practices.estates.actions.plans import adopt_plan, comment_plan, draft_plan
from linli.practices.estates.actions.profiles import comment_profile, fill_profile, import_profiles

__all__ = [
    "adopt_plan",
    "class_estates",
    "comment_plan",
    "comment_profile",
    "confirm_classes",
    "declare_rules",
    "differ_class",
    "draft_plan",
    "fill_profile",
    "import_profiles",
]
