"""A micro-project in each of its states, as the cast brings it there."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from types import SimpleNamespace
from uuid import uuid4

import pytest

from linli.civic.ledger.actions import guarantee_fund_of, pay_in
from linli.platform import clock
from linli.practices.microprojects import actions
from linli.practices.microprojects.enums import Check
from linli.practices.microprojects.models import MicroProject, Milestone
from linli.practices.microprojects.rules.planning import MilestoneDraft

BUDGET = (("Lamps", 700_000), ("Work", 300_001))
"""¥10,000.01: a sum that no three shares divide without a rest."""
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def fund(community, cast):
    """The guarantee fund with ¥1,000,000 in it."""
    fund = guarantee_fund_of(community)
    pay_in(by=cast.community_officer, fund=fund, amount_fen=100_000_000, purpose="2025")
    return fund


def paper(name: str = "paper.pdf"):
    """A file as a browser sends it."""
    file = io.BytesIO(PDF)
    file.name = name
    return file


def picture(colour: str = "green", name: str = "photo.jpg"):
    """A small photo."""
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "JPEG")
    file.seek(0)
    file.name = name
    return file


def plan(*shares: str) -> list[MilestoneDraft]:
    """Milestones with these shares, a fortnight apart."""
    return [
        MilestoneDraft(f"Step {n}", clock.today() + dt.timedelta(days=14 * n), share)
        for n, share in enumerate(shares, 1)
    ]


@pytest.fixture
def make(cast, fund, run_at, estates) -> Callable:
    """`make("reported")` is a project that stands there: opened, planned, reported, inspected, paid, done, accepted, finished."""
    return lambda to="opened", **how: _Maker(cast, run_at, estates).to(to, **how)


class _Maker:
    def __init__(self, cast, run_at, estates):
        self.cast, self.run_at, self.estates = cast, run_at, estates

    def to(
        self, to: str, run=None, estate=None, title: str = "Light in the yard", shares=("1/3", "1/3", "1/3")
    ):
        steps = ("opened", "planned", "reported", "inspected", "paid", "done", "accepted", "finished")
        self.run = run or self.run_at("raise")
        self.estate, self.title, self.shares = estate or self.estates[0], title, shares
        for step in steps[: steps.index(to) + 1]:
            getattr(self, step)()
        return MicroProject.objects.select_related(
            "run__edition", "run__place", "estate", "account", "organisation"
        ).get(pk=self.project.pk)

    def opened(self):
        stage(self.run, "raise")
        draft = actions.ProjectDraft(
            estate=self.estate,
            title=self.title,
            problem="dark",
            design="lamps",
            budget=BUDGET,
            basis="Resolution 3",
        )
        self.project = actions.open_without_own_part(
            by=self.cast.community_officer, run=self.run, draft=draft
        )

    def planned(self):
        actions.plan_milestones(
            by=self.cast.social_worker,
            project=self.project,
            milestones=plan(*self.shares),
            contractor="Bright Ltd",
        )
        stage(self.run, "carry_out")

    def reported(self):
        self.report(self.first)

    def inspected(self):
        self.voucher(self.first)
        actions.accept_milestone(by=self.cast.supervisor, milestone=self.first, checks=Check.values)

    def paid(self):
        actions.release_tranche(by=self.cast.social_worker, milestone=self.first)

    def done(self):
        for milestone in self.fresh.milestones.all()[1:]:
            milestone.project = self.fresh
            self.report(milestone)
            self.voucher(milestone)
            actions.accept_milestone(by=self.cast.supervisor, milestone=milestone, checks=Check.values)
            actions.release_tranche(by=self.cast.social_worker, milestone=milestone)
        stage(self.run, "review")

    def accepted(self):
        actions.accept_project(by=self.cast.supervisor, project=self.fresh, opinion="as agreed")

    def finished(self):
        actions.hand_over_upkeep(
            by=self.cast.committee_member,
            project=self.fresh,
            organisation=group_at(self.estate),
            agreement="weekly",
        )
        actions.write_lessons(
            by=self.cast.social_worker, project=self.fresh, worked="a", hard="b", next_time="c"
        )

    def report(self, milestone):
        actions.report_progress(
            by=self.cast.committee_member,
            milestone=milestone,
            text="done",
            before=[picture("grey")],
            after=[picture()],
        )

    def voucher(self, milestone):
        draft = voucher_draft(milestone, amount_fen=milestone.tranche_fen)
        actions.add_voucher(by=self.cast.committee_member, milestone=milestone, draft=draft, upload=paper())

    @property
    def fresh(self) -> MicroProject:
        run = type(self.run).objects.select_related("edition", "place").get(pk=self.run.pk)
        project = MicroProject.objects.select_related("estate", "account").get(pk=self.project.pk)
        project.run = run
        return project

    @property
    def first(self) -> Milestone:
        milestone = self.fresh.milestones.first()
        milestone.project = self.fresh
        return milestone


def stage(run, code: str) -> None:
    """Let the run stand at a stage."""
    from linli.civic.process.models import Passage, Run

    Run.objects.filter(pk=run.pk).update(stage_code=code)
    Passage.objects.filter(run=run, left_at=None).update(stage_code=code)
    run.stage_code = code


def voucher_draft(milestone, **changed) -> actions.VoucherDraft:
    """An invoice for the first budget line, with a number of its own."""
    fields = {
        "kind": "invoice",
        "number": uuid4().hex[:12],
        "payee": "Bright Ltd",
        "amount_fen": 100_000,
        "line": milestone.project.lines.first(),
    }
    return actions.VoucherDraft(**fields | changed)


def group_at(estate):
    """A courtyard committee of the estate."""
    from linli.civic.people.models import Organisation

    return Organisation.objects.get_or_create(
        name="Courtyard committee",
        place=estate,
        defaults={"kind": "courtyard_committee", "founded_on": "2025-01-01"},
    )[0]


def milestones(project) -> SimpleNamespace:
    """The milestones of a project with the project as it was read, by what they wait for."""
    rows = list(project.milestones.all())
    for row in rows:
        row.project = project
    return SimpleNamespace(all=rows, first=rows[0] if rows else None, last=rows[-1] if rows else None)


def member(cast, capacity: str, place):
    """One more person of this capacity at a place."""
    from linli.civic.mandates.models import Mandate
    from linli.civic.mandates.queries import actor_for
    from linli.civic.people.models import Person

    person = Person.objects.create(name="丁某", phone=f"+8613700{uuid4().int % 1_000_000:06d}")
    Mandate.objects.create(person=person, capacity=capacity, place=place, starts_on="2024-01-01")
    return actor_for(person)
