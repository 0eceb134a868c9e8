"""A panel of a run that stands at its review: five council members, three candidates of the three estates."""

from __future__ import annotations

import pytest

from linli.platform import clock

POINTS = {"need": 8, "own_part": 6, "feasibility": 7, "benefit": 9, "upkeep": 5, "budget": 10}
"""A sheet by the default rubric: 20 + 12 + 10.5 + 13.5 + 7.5 + 10 = 73.5 of 100."""


@pytest.fixture(autouse=True)
def _alone(settings):
    """What other practices make of the decisions is tested with the hand-overs."""
    settings.LINLI_HANDOVERS = {}


DUTIES = {
    "social_worker": ("panels.set_rubric",),
    "community_officer": (
        "panels.open_panel",
        "panels.recuse_reviewer",
        "panels.present",
        "panels.publish_decisions",
    ),
    "supervisor": ("panels.open_sheet",),
}
SCORING = ("panels.declare_conflict", "panels.score")


def method(code, *jury):
    """A method of three stages, the middle of which is a review by this jury."""
    from linli.kernel.playbook import Duty, Parameter, Playbook, Stage

    duties = [Duty(role, verbs) for role, verbs in DUTIES.items()]
    review = Stage("review", "Review", duties=(*duties, *(Duty(role, SCORING) for role in jury)), lasts=14)
    least = Parameter("sheets_least", "Sheets", 3, "count", 1, 50)
    return Playbook(
        code,
        "1",
        code,
        code,
        stages=(Stage("before", "Before"), review, Stage("after", "After")),
        parameters=(least,),
    )


@pytest.fixture
def editions(editions):
    """The shipped editions, a review by the council, and one by all sorts of people."""
    from linli.civic.process.models import Edition
    from linli.kernel import canonical
    from linli.kernel.playbook.yaml import to_yaml

    mixed = ("council_member", "supervisor", "committee_member", "resident")
    for playbook in (method("council-review", "council_member"), method("open-review", *mixed)):
        text = to_yaml(playbook)
        editions[playbook.code] = Edition.objects.create(
            code=playbook.code,
            edition="1",
            text=text,
            digest=canonical.digest(text),
            published_at=clock.now(),
        )
    return editions


@pytest.fixture
def run(run_at):
    """A run that has come to its review by the council."""
    return run_at("review", method="council-review")


@pytest.fixture
def council(community):
    """Five council members who live nowhere in particular."""
    return [member(community, f"议{n}") for n in range(5)]


@pytest.fixture
def drafts(estates):
    """One candidate of each estate."""
    return drafts_of(estates)


@pytest.fixture
def prepared(run, cast, drafts):
    """A panel with rubric and candidates, not open yet."""
    from linli.practices.panels.actions import bring_candidates, set_rubric

    set_rubric(by=cast.social_worker, run=run)
    return bring_candidates(run=run, drafts=drafts)


@pytest.fixture
def panel(prepared, run, cast, council):
    """An open panel with five reviewers who have all declared that there is nothing."""
    return opened(run, cast, council)


@pytest.fixture
def candidate(panel):
    """Its first candidate."""
    return panel.candidates.get(number="1")


@pytest.fixture
def scored(panel, council):
    """The panel with every sheet in, the first candidate best."""
    for place, one in enumerate(panel.candidates.all()):
        for actor in council:
            give(actor, one, need=8 - place)
    return panel


def drafts_of(estates, count=3):
    from linli.practices.panels.actions import CandidateDraft

    return [
        CandidateDraft(
            source=f"test.thing:{n}",
            number=str(n),
            title=f"Bench {n}",
            estate=estates[(n - 1) % len(estates)],
            category="benches",
            summary="No place to sit.",
            fields=(("What is to be done", "Six benches."),),
            cost_fen=n * 100_000,
        )
        for n in range(1, count + 1)
    ]


def member(place, name, capacity="council_member", household=None):
    """Somebody with a mandate at a place."""
    from linli.civic.mandates.models import Mandate
    from linli.civic.mandates.queries import actor_for
    from linli.civic.people.models import Person

    person = Person.objects.create(name=name, household=household)
    Mandate.objects.create(person=person, capacity=capacity, place=place, starts_on="2024-01-01")
    return actor_for(person)


def opened(run, cast, council, declared=True):
    """Open the run's panel with these reviewers."""
    from linli.practices.panels.actions import declare_conflict, open_panel

    panel = open_panel(by=cast.community_officer, run=run, reviewers=[one.person for one in council])
    for one in council if declared else ():
        declare_conflict(by=one, run=run)
    return panel


def give(actor, candidate, **points):
    """A sheet of a reviewer."""
    from linli.practices.panels.actions import score

    return score(by=actor, candidate=candidate, points=POINTS | points)


def move_to(run, stage):
    """Let a run stand at a stage, whatever its gates say."""
    from linli.civic.process.actions.runs import enter_stage
    from linli.civic.process.models import Passage, Run

    Passage.objects.filter(run=run, left_at=None).update(left_at=clock.now(), outcome="passed")
    enter_stage(run, run.playbook.stage(stage))
    return Run.objects.select_related("edition", "place", "parent").get(pk=run.pk)
