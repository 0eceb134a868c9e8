import pytest

from linli.civic.mandates.models import Mandate
from linli.platform.permits import allowed

GIVERS = {"community_officer", "street_officer", "security_administrator"}
TABLE = {
    ("mandates.give", None): GIVERS,
    ("mandates.give", "volunteer"): GIVERS,
    ("mandates.give", "committee_member"): GIVERS,
    ("mandates.give", "supervisor"): {"street_officer", "security_administrator"},
    ("mandates.give", "community_officer"): {"street_officer", "security_administrator"},
    ("mandates.give", "street_officer"): {"security_administrator"},
    ("mandates.give", "system_administrator"): {"security_administrator"},
    ("mandates.end", "supervisor"): {"street_officer", "security_administrator"},
    ("mandates.see", None): GIVERS | {"auditor", "audit_administrator"},
}


@pytest.mark.parametrize(("verb", "capacity"), TABLE)
def test_who_may(cast, community, verb, capacity):
    subject = Mandate(capacity=capacity, place=community) if capacity else community

    may = {name for name, actor in vars(cast).items() if allowed(actor, verb, subject)}

    assert may == TABLE[verb, capacity]


def test_nobody_gives_above_their_own_place(cast, community):
    assert not allowed(
        cast.community_officer, "mandates.give", Mandate(capacity="volunteer", place=community.parent)
    )
