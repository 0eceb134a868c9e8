"""A run that calls for proposals, one that calls for estates, and a proposal that its neighbours may sign."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linli.kernel import canonical
from linli.kernel.playbook import Duty, Parameter, Playbook, Stage
from linli.kernel.playbook.yaml import to_yaml
from linli.platform import clock
from linli.practices.proposals.rules import ProposalDraft

AUTHORS = ("submit_proposal", "withdraw_proposal", "merge_proposals", "consent_merge")
ROLES = {
    "party_committee": ("open_call", "note_overlap"),
    "self_organisation": AUTHORS,
    "team_leader": AUTHORS,
    "resident": (*AUTHORS, "cosign"),
    "social_worker": ("coach",),
}
ESTATE_VERBS = ("nominate_estate", "withdraw_proposal")

DRAFT = ProposalDraft(
    title="楼道加装扶手",
    category="Public safety",
    spot="3栋1单元",
    problem="老人上下楼不稳。\n去年摔了两次。",
    solution="每层加装一根不锈钢扶手。",
    beneficiaries=24,
    cost_fen=900_000,
    own_fen=100_000,
    lines=(("扶手", 700_000), ("安装", 200_000)),
    own_part="邻居自己打扫和看护。",
    steps=(("采购", "2025-05-01"), ("安装", "2025-06-01")),
    upkeep="楼栋长每季度检查一次。",
)


def duties(roles):
    return tuple(Duty(role, tuple(f"proposals.{verb}" for verb in verbs)) for role, verbs in roles.items())


def method(code, roles, *parameters):
    later = Stage(
        code="review", title="Review", purpose="p", duties=duties({"party_committee": ("note_overlap",)})
    )
    first = Stage(code="propose", title="Propose", purpose="p", duties=duties(roles))
    return Playbook(
        code=code, edition="1", title=code, purpose="p", stages=(first, later), parameters=parameters
    )


CONTEST = method(
    "small-contest",
    ROLES,
    Parameter("cosign_floor", "Households that co-sign", 2, "count", 0, 1000),
    Parameter("budget_fen", "Budget", 5_000_000, "fen", 0),
)
SHOW = method(
    "small-show",
    {
        "party_committee": ("open_call",),
        "committee_member": ESTATE_VERBS,
        "self_organisation": ESTATE_VERBS,
    },
)


@pytest.fixture
def run_of(cast, community):
    """`run_of(CONTEST)` is an open run of a small method."""
    from linli.civic.process.actions import open_run
    from linli.civic.process.models import Edition, Run

    def make(playbook):
        text = to_yaml(playbook)
        edition = Edition.objects.create(
            code=playbook.code,
            edition=playbook.edition,
            text=text,
            digest=canonical.digest(text),
            published_at=clock.now(),
        )
        run = open_run(by=cast.social_worker, edition=edition, place=community, title="Autumn")
        return Run.objects.select_related("edition", "place").get(pk=run.pk)

    return make


@pytest.fixture
def contest(run_of, estates):
    """A run that takes proposals; nothing has been called for yet."""
    return run_of(CONTEST)


@pytest.fixture
def call(contest, cast):
    """The call of the contest, in the five categories."""
    from linli.practices.proposals.actions import open_call

    return open_call(by=cast.party_committee, run=contest, text="把你们想做的事写下来。")


@pytest.fixture
def show(run_of, cast, estates):
    """A run that called for estates."""
    from linli.practices.proposals.actions import open_call

    run = run_of(SHOW)
    open_call(by=cast.party_committee, run=run, text="最美小区，自己报名。")
    return run


@pytest.fixture
def draft():
    """A complete proposal."""
    return DRAFT


@pytest.fixture
def proposal(call, contest, cast, estate, draft):
    """What the self-organisation of the first estate proposed."""
    from linli.practices.proposals.actions import submit_proposal

    return submit_proposal(by=cast.self_organisation, run=contest, estate=estate, draft=draft)


@pytest.fixture
def second(call, contest, cast, draft):
    """What the neighbour in the second estate proposed for the whole community, with a team."""
    from dataclasses import replace

    from linli.practices.proposals.actions import submit_proposal

    return submit_proposal(
        by=cast.neighbour, run=contest, team="二院邻里组", draft=replace(draft, title="楼道加装扶手和灯")
    )


def move_to(run, stage):
    """Let a run stand at a stage."""
    from linli.civic.process.actions.runs import enter_stage
    from linli.civic.process.models import Passage, Run

    Passage.objects.filter(run=run, left_at=None).update(left_at=clock.now(), outcome="passed")
    enter_stage(run, run.playbook.stage(stage))
    return Run.objects.select_related("edition", "place").get(pk=run.pk)


def photo(colour="red", name="photo.jpg"):
    """A photo as it is uploaded."""
    from PIL import Image

    content = BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def fresh(row):
    """A row as it stands in the database now."""
    return type(row)._default_manager.get(pk=row.pk)
