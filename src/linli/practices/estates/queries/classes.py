"""Reads about rules and classes."""

from __future__ import annotations

from django.db.models import QuerySet

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.estates.models import Classing, DeclaredRules, EstateClass
from linli.practices.estates.rules import SHIPPED, ClassRules


def rules_at(place: Place) -> list[DeclaredRules]:
    """The versions of a place's own rule, the latest first (1 query)."""
    return list(DeclaredRules.objects.filter(declared_at_place=place).select_related("declared_at_place"))


def rules_in_force(place: Place) -> DeclaredRules | None:
    """The latest version of the rule of a place; None while it goes by the rule that comes with the platform."""
    return DeclaredRules.objects.filter(declared_at_place=place).first()


def rule_to_use(place: Place) -> ClassRules:
    """The rule in force, else the one that comes with the platform."""
    declared = rules_in_force(place)
    return declared.rules if declared else SHIPPED


def latest_classing(run: Run) -> Classing | None:
    """The classing of a run that stands, with its rule (1 query)."""
    classings = Classing.objects.filter(run=run).select_related("rules", "run__edition", "run__place")
    return classings.order_by("-number").first()


def classes_in(classing: Classing | None) -> QuerySet[EstateClass]:
    """The classes of a classing, by estate."""
    classes = EstateClass.objects.filter(classing=classing) if classing else EstateClass.objects.none()
    around = ("estate", "classing__rules", "classing__run__edition", "classing__run__place")
    return classes.select_related(*around).order_by("estate__path")


def class_with_all(pk: int) -> EstateClass | None:
    """A class with its rule and run (1 query)."""
    around = ("estate", "classing__rules", "classing__run__edition", "classing__run__place")
    return EstateClass.objects.select_related(*around).filter(pk=pk).first()


def class_of_estate(estate: Place) -> EstateClass | None:
    """The latest class of an estate, by the latest classing (1 query)."""
    rows = EstateClass.objects.filter(estate=estate).select_related("classing__rules", "classing__run__place")
    return rows.order_by("-classing__classed_at").first()


def earlier_classings(run: Run) -> list[Classing]:
    """The classings that were replaced, the latest first (2 queries)."""
    standing = latest_classing(run)
    if standing is None:
        return []
    return list(Classing.objects.filter(run=run, number__lt=standing.number).select_related("rules"))
