"""Classing: the rule declared, applied to the estates of a run, differed from with a reason, confirmed by the council."""

from __future__ import annotations

from django.db import transaction

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.civic.process.queries import estates_of
from linli.kernel import canonical
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.documents.actions import seal_dossier
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.estates import rules
from linli.practices.estates.enums import Tier
from linli.practices.estates.events import ClassesConfirmed
from linli.practices.estates.models import Classing, DeclaredRules, EstateClass
from linli.practices.estates.queries import classes_in, latest_classing, profiles_of_run, rules_in_force

CONFIRMED = say("The council has confirmed the classes; they don't change any more.")


@transaction.atomic
def declare_rules(*, by, place: Place, class_rules: rules.ClassRules, reason: str) -> DeclaredRules:
    """Declare the rule by which a place classes its estates, as a new version; the reason is public.

    Refuses a rule that contradicts itself, naming the measure, and one that says the same as the version in force.
    """
    permit(by, "estates.declare_rules", place)
    reason = filled(reason, say("Please write why the rule is changed; it will be published."), "reason")
    for field, fault in class_rules.faults():
        raise Refusal(fault, field or None)
    place = locked(place)
    before = rules_in_force(place)
    digest = canonical.digest(class_rules.to_data())
    refuse_if(say("This is the rule that is in force.") if before and before.digest == digest else None)
    declared = _declared(place, class_rules, before, reason=reason, person=by.person)
    record(
        by,
        "estates.declare_rules",
        declared,
        tells=say("Version %(n)d of the rule of classing was declared", n=declared.version),
        content={"rule": declared.data, "digest": digest, "reason": reason},
    )
    return declared


@transaction.atomic
def class_estates(*, by, run: Run) -> Classing:
    """Apply the rule in force to every estate of the run that has a complete profile, and seal the dossier.

    It may be done again, until the council confirms, when profiles or the rule have changed; what a person decided stands
    where the rule still says the same. Refuses without a complete profile, and when nothing has changed.
    """
    permit(by, "estates.class_estates", run)
    run = locked(run, "edition", "place")
    previous = latest_classing(run)
    refuse_if(CONFIRMED if previous and previous.confirmed_at else None)
    profiles = {key: one for key, one in profiles_of_run(run, estates_of(run)).items() if one.is_complete}
    refuse_if(say("No estate has a complete profile yet.") if not profiles else None)
    declared = rules_in_force(run.place) or _declared(run.place, rules.SHIPPED, None)
    known = [(one.estate.code, one.estate.name, one.values) for one in profiles.values()]
    inputs = rules.inputs_of(declared.rules, known)
    outcome = rules.recount_classing(inputs)
    sealed = seal_dossier(
        kind=rules.DOSSIER_KIND, rule=rules.DOSSIER_RULE, inputs=inputs, outcome=outcome, place=run.place
    )
    same = previous and previous.dossier == sealed.digest
    refuse_if(say("Nothing has changed since the estates were classed.") if same else None)
    classing = Classing.objects.create(
        run=run,
        rules=declared,
        number=previous.number + 1 if previous else 1,
        dossier=sealed.digest,
        dossier_url=sealed.url,
        classed_at=clock.now(),
    )
    estates = {one.estate.code: one.estate for one in profiles.values()}
    _write_classes(classing, outcome, estates, previous)
    counts = outcome["counts"]
    record(
        by,
        "estates.class_estates",
        classing,
        tells=say(
            "%(n)d estates were classed: %(demonstrate)d to demonstrate, %(improve)d to improve, %(complete)d to complete",
            n=len(estates),
            **counts,
        ),
        content={"dossier": classing.dossier},
    )
    return classing


@transaction.atomic
def differ_class(*, by, row: EstateClass, tier: str, reason: str) -> EstateClass:
    """Decide otherwise than the rule, or go back to what it says, with a public reason; not once the council confirmed."""
    permit(by, "estates.differ_class", row)
    reason = filled(reason, say("Please write the reason; it will be published."), "reason")
    refuse_if(say("Please choose a class.") if tier not in Tier.values else None, "tier")
    classing = locked(row.classing)
    refuse_if(CONFIRMED if classing.confirmed_at else None)
    standing = latest_classing(row.run)
    refuse_if(
        say("The estates have been classed again since; please look at the new list.")
        if standing != classing
        else None
    )
    row = locked(row, "estate", "classing__rules", "classing__run__edition", "classing__run__place")
    refuse_if(say("This is the class that it has.") if row.tier == tier else None, "tier")
    row.tier, row.reason, row.differed_by, row.differed_at = tier, reason, by.person, clock.now()
    row.save(update_fields=["tier", "reason", "differed_by", "differed_at"])
    record(
        by,
        "estates.differ_class",
        row,
        tells=say(
            "%(estate)s was classed “%(tier)s” by a decision of its own",
            estate=row.estate.name,
            tier=Sentence(rules.TITLES[tier]),
        ),
        content={"computed": row.computed, "tier": tier, "reason": reason},
    )
    return row


@transaction.atomic
def confirm_classes(*, by, classing: Classing) -> Classing:
    """The council confirms the class list as it stands; from then on it never changes.

    Refuses a list that has been replaced, and one in which an estate of the run is missing.
    """
    permit(by, "estates.confirm_classes", classing)
    classing = locked(classing, "rules", "run__edition", "run__place")
    refuse_if(say("The classes were confirmed before.") if classing.confirmed_at else None)
    refuse_if(
        say("The estates have been classed again since; please look at the new list.")
        if latest_classing(classing.run) != classing
        else None
    )
    classes = list(classes_in(classing))
    missing = len(estates_of(classing.run)) - len(classes)
    refuse_if(say("%(n)d estates have not been classed yet.", n=missing) if missing > 0 else None)
    classing.confirmed_at, classing.confirmed_by = clock.now(), by.person
    classing.save(update_fields=["confirmed_at", "confirmed_by"])
    record(
        by,
        "estates.confirm_classes",
        classing,
        tells=say("The council confirmed the classes of %(n)d estates", n=len(classes)),
        content={"dossier": classing.dossier, "tiers": {one.estate.code: one.tier for one in classes}},
    )
    tiers = tuple((one.estate_id, one.tier) for one in classes)
    announce(ClassesConfirmed(classing.run_id, classing.pk, tiers))
    return classing


def _declared(
    place: Place,
    class_rules: rules.ClassRules,
    before: DeclaredRules | None,
    *,
    reason: str = "",
    person=None,
) -> DeclaredRules:
    data = class_rules.to_data()
    return DeclaredRules.objects.create(
        declared_at_place=place,
        version=before.version + 1 if before else 1,
        data=data,
        digest=canonical.digest(data),
        reason=reason,
        person=person,
        declared_at=clock.now(),
    )


def _write_classes(
    classing: Classing, outcome: dict, estates: dict[str, Place], previous: Classing | None
) -> None:
    decided = {one.estate_id: one for one in classes_in(previous) if one.reason}
    rows = []
    for result in outcome["estates"]:
        estate = estates[result["code"]]
        row = EstateClass(
            classing=classing,
            estate=estate,
            points=result["points"],
            computed=result["tier"],
            tier=result["tier"],
            result=result,
        )
        before = decided.get(estate.pk)
        if before and before.computed == row.computed:
            row.tier, row.reason = before.tier, before.reason
            row.differed_by_id, row.differed_at = before.differed_by_id, before.differed_at
        rows.append(row)
    EstateClass.objects.bulk_create(rows)
