"""What people fill in for profiles, classes and plans."""

from linli.practices.estates.forms.classes import DifferForm, RulesForm
from linli.practices.estates.forms.plans import AdoptForm, PlanForm
from linli.practices.estates.forms.profiles import CommentForm, SectionForm, initial_of

__all__ = ["AdoptForm", "CommentForm", "DifferForm", "PlanForm", "RulesForm", "SectionForm", "initial_of"]
