"""A panel is set up, opened, and kept going."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from linli.civic.mandates.queries import actor_for
from linli.civic.people.models import Person
from linli.civic.process.models import Run
from linli.civic.process.queries import standing_passage
from linli.kernel import canonical
from linli.kernel.sentence import Sentence, on_day, say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import pseudonym, record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.panels import rules
from linli.practices.panels.actions.assigning import assign, barred_pairs, find_conflicts
from linli.practices.panels.actions.locking import already, locked_panel, open_panel_of
from linli.practices.panels.enums import ORGANISER_ROLES
from linli.practices.panels.models import Panel, Reviewer
from linli.practices.panels.queries import default_rubric, panel_of, roles_of_reviewers, standing_candidates
from linli.practices.panels.rules import Rubric

DAYS_TO_SCORE = 14
"""Where neither the office nor the stage says when the scores are due."""


@transaction.atomic
def set_rubric(*, by, run: Run, rubric: Rubric | None = None) -> Panel:
    """Say what is scored, how much it weighs and how scores become decisions; the default is that of the method.

    Refuses weights that do not add up to 100, a rule for ties that may not decide, and any change once the panel is open.
    """
    permit(by, "panels.set_rubric", run)
    locked(run)
    panel = panel_of(run) or Panel.objects.create(run=run)
    panel = locked(panel, "run__edition", "run__place")
    refuse_if(already(panel))
    panel.terms = rules.checked(rubric or default_rubric(run)).to_data()
    panel.save(update_fields=["terms"])
    record(by, "panels.set_rubric", panel, content=panel.terms)
    return panel


@transaction.atomic
def open_panel(*, by, run: Run, reviewers: Sequence[Person], closes_on: date | None = None) -> Panel:
    """Freeze and hash the rubric, appoint the reviewers, find their conflicts, and assign the candidates.

    `closes_on` is the last day for scores: by default that of the stage. Refuses without rubric or candidates, organisers as
    reviewers, and where conflicts leave a candidate too few of them.
    """
    permit(by, "panels.open_panel", run)
    panel = locked_panel(run)
    refuse_if(already(panel))
    refuse_if(_not_ready(panel))
    panel.closes_on = closes_on or _due_on(run)
    refuse_if(_too_soon(panel.closes_on), "closes_on")
    panel.digest, panel.opened_at = canonical.digest(panel.terms), clock.now()
    panel.save()
    _appoint(panel, reviewers)
    find_conflicts(panel)
    _refuse_wanting(panel)
    assign(panel)
    told = say(
        "The panel of “%(run)s” was opened with %(n)d reviewers; its rubric is frozen",
        run=run.title,
        n=len(reviewers),
    )
    content = {"rubric": panel.digest, "closes_on": panel.closes_on.isoformat()}
    record(by, "panels.open_panel", panel, tells=told, content=content)
    return panel


@transaction.atomic
def appoint_reviewer(*, by, run: Run, person: Person) -> Reviewer:
    """Appoint one more reviewer to an open panel; where reviewers are missing, candidates are assigned to them."""
    permit(by, "panels.appoint_reviewer", run)
    panel = open_panel_of(run)
    [seat] = _appoint(panel, [person])
    find_conflicts(panel)
    assign(panel)
    record(by, "panels.appoint_reviewer", seat, content={"person": person.pk})
    return seat


@transaction.atomic
def extend_scoring(*, by, run: Run, closes_on: date, reason: str) -> Panel:
    """Put off the last day for scores, with a public reason; it is never moved forward."""
    permit(by, "panels.extend_scoring", run)
    reason = filled(reason, say("Please write the reason; it will be published."), "reason")
    panel = open_panel_of(run)
    refuse_if(_too_soon(closes_on), "closes_on")
    refuse_if(
        say("Scores are taken until %(day)s already.", day=on_day(panel.closes_on))
        if closes_on <= panel.closes_on
        else None,
        "closes_on",
    )
    panel.closes_on = closes_on
    panel.save(update_fields=["closes_on"])
    told = say("Scores are taken until %(day)s: %(reason)s", day=on_day(closes_on), reason=reason)
    record(
        by,
        "panels.extend_scoring",
        panel,
        tells=told,
        content={"closes_on": closes_on.isoformat(), "reason": reason},
    )
    return panel


def _not_ready(panel: Panel) -> Sentence | None:
    if panel.rubric is None:
        return say("The rubric has not been set yet. The social worker sets it.")
    if not standing_candidates(panel).exists():
        return say("There is nothing to score yet.")
    return None


def _due_on(run: Run) -> date:
    standing = standing_passage(run)
    due_on = standing.due_on if standing else None
    return max(due_on or clock.today() + timedelta(days=DAYS_TO_SCORE), clock.today())


def _too_soon(closes_on: date) -> Sentence | None:
    return say("The last day for scores has passed already.") if closes_on < clock.today() else None


def _appoint(panel: Panel, people: Sequence[Person]) -> list[Reviewer]:
    """Give seats to people; their numbers follow no order that anybody could guess them from."""
    refuse_if(say("Please choose the reviewers.") if not people else None, "reviewers")
    taken = set(panel.reviewers.values_list("person", flat=True))
    begin = panel.reviewers.count() + 1
    seats = []
    for person in sorted(set(people), key=lambda one: pseudonym(f"panel:{panel.pk}:{one.pk}")):
        refuse_if(
            say("%(name)s sits on this panel already, or has left it.", name=person.name)
            if person.pk in taken
            else None,
            "reviewers",
        )
        seats.append(
            Reviewer(
                panel=panel,
                person=person,
                number=begin + len(seats),
                capacity=_capacity(person, panel.run),
                appointed_at=clock.now(),
            )
        )
    return [seat for seat in seats if seat.save() is None]


def _capacity(person: Person, run: Run) -> str:
    """The capacity in which somebody sits on the panel; raises Refusal for organisers and for those who may not."""
    actor = actor_for(person)
    refuse_if(
        say("%(name)s organises this run; who organises does not score.", name=person.name)
        if actor.holds(ORGANISER_ROLES, run.place)
        else None,
        "reviewers",
    )
    for role in roles_of_reviewers(run):
        if actor.touches({role}, run.place):
            return role
    raise Refusal(
        say("%(name)s holds no office here from which this method takes reviewers.", name=person.name),
        "reviewers",
    )


def _refuse_wanting(panel: Panel) -> None:
    """Refuse where conflicts leave a candidate fewer reviewers than the rubric asks for."""
    seats = list(panel.reviewers.values_list("pk", flat=True))
    titles = dict(standing_candidates(panel).values_list("pk", "title"))
    needed = max(panel.rubric.reviewers_each, panel.rubric.sheets_least)
    for candidate, free in rules.wanting(list(titles), seats, each=needed, barred=barred_pairs(panel)):
        raise Refusal(
            say(
                "For “%(title)s” only %(free)d reviewers are without conflict of interest; %(needed)d are needed.",
                title=titles[candidate],
                free=free,
                needed=needed,
            ),
            "reviewers",
        )
