"""A run at its publicity with a notice, and what residents object to."""

from uuid import uuid4

import pytest

from linli.civic.process.actions import answer_objection, publish_notice, raise_objection
from linli.civic.process.actions.notices import NoticeDraft

DRAFT = NoticeDraft(
    title="Seventeen courtyards",
    basis="Resolution 3 of the council",
    body="They will be renewed.",
    issuer="Shiling",
    contact="Service station",
    supervision_phone="028-1",
)


@pytest.fixture
def draft():
    return DRAFT


@pytest.fixture
def notice(run_at, cast):
    """Up on Monday 3 March 2025 for seven days."""
    return publish_notice(by=cast.community_officer, run=run_at("publicise"), draft=DRAFT)


@pytest.fixture
def objection(notice, cast):
    return raise_objection(by=cast.resident, notice=notice, text="Too dear", client_id=uuid4())


@pytest.fixture
def answered(objection, cast):
    return answer_objection(
        by=cast.community_officer, objection=objection, answer="Three offers were asked for"
    )
