import pytest

from linli.platform.documents.models import Attachment
from linli.platform.journal.actions import pseudonym
from linli.platform.permits import allowed

VERB = "documents.open_attachment"
WORK_HERE = {
    "social_worker", "social_work_supervisor", "grid_worker", "supervisor", "party_committee", "community_officer",
    "street_officer", "auditor",
}  # fmt: skip


@pytest.fixture
def attachment(estate, cast):
    return Attachment(
        public=False, place_path=estate.path, pseudonym=pseudonym(cast.household.name_for_journal)
    )


def test_who_opens_what_is_not_public(cast, attachment):
    may = {name for name, actor in vars(cast).items() if allowed(actor, VERB, attachment)}

    assert may == WORK_HERE | {"household"}


def test_what_is_public_is_open_to_all(cast, attachment):
    attachment.public = True

    assert all(allowed(actor, VERB, attachment) for actor in vars(cast).values())


def test_nobody_does_not_own_what_nobody_added(cast, attachment):
    attachment.pseudonym = pseudonym(cast.nobody.name_for_journal)

    assert not allowed(cast.nobody, VERB, attachment)


def test_workers_of_another_community_open_nothing(cast, attachment):
    attachment.place_path = "/5101/510105/510105002/510105002005/"

    assert not allowed(cast.social_worker, VERB, attachment)
