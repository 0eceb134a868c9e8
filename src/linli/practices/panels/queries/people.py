"""Who could sit on a panel."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Q

from linli.civic.mandates.models import Mandate
from linli.civic.people.models import Organisation, Person
from linli.civic.process.models import Run
from linli.platform.ui.words import masked_name
from linli.practices.panels import rules
from linli.practices.panels.enums import ORGANISER_ROLES, REVIEWER_ROLES
from linli.practices.panels.models import Candidate


def roles_of_reviewers(run: Run) -> tuple[str, ...]:
    """The capacities from which reviewers of a run come: those to which its method gives scoring, else all that may."""
    playbook = run.playbook
    named = {role for stage in playbook.stages for role in playbook.roles_for(stage.code, "panels.score")}
    return tuple(role for role in REVIEWER_ROLES if role in named or not named)


def reviewers_to_choose(run: Run) -> list[Mandate]:
    """The mandates by which people could sit on the panel of a run, one a person; organisers left out (1 query)."""
    roles = roles_of_reviewers(run)
    near = Q(place__path__in=run.place.paths_down_to_it) | Q(place__path__startswith=run.place.path)
    held = (
        Mandate.objects.standing()
        .filter(near, capacity__in=(*roles, *ORGANISER_ROLES))
        .select_related("person", "place")
    )
    organisers = {one.person_id for one in held if one.capacity in ORGANISER_ROLES}
    chosen: dict[int, Mandate] = {}
    for one in sorted(
        held, key=lambda one: (one.capacity in roles and roles.index(one.capacity), one.person.name)
    ):
        if one.person_id not in organisers:
            chosen.setdefault(one.person_id, one)
    return list(chosen.values())


def default_rubric(run: Run) -> rules.Rubric:
    """The rubric that a method begins with: the checklist of a visit where estates enter themselves, else that for proposals.

    The number of sheets is that of the method.
    """
    shipped = rules.VISIT if "proposals.nominate_estate" in run.playbook.verbs() else rules.PROPOSALS
    least = run.playbook.values().get("sheets_least")
    return replace(shipped, sheets_least=least) if least else shipped


def authors_told(candidate: Candidate) -> list[str]:
    """Who stands behind a candidate: organisations by name, persons masked (2 queries at most)."""
    bodies, people = candidate.author_organisations, candidate.author_people
    named = Organisation.objects.filter(pk__in=bodies).values_list("name", flat=True) if bodies else ()
    persons = Person.objects.filter(pk__in=people).values_list("name", flat=True) if people else ()
    return [*named, *(masked_name(name) for name in persons)]


def resident_by_phone(phone: str) -> Person | None:
    """Somebody of the register by the phone (E.164) that they gave."""
    return Person.objects.filter(phone=phone).first() if phone else None
