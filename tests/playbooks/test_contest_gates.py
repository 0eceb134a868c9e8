"""The gates of surveys, proposals, panels and votes, at, just under and just over what they ask."""

import pytest

from tests.playbooks.test_gates import judged


@pytest.mark.parametrize(
    ("code", "fact", "left", "done"),
    [
        ("profiles_complete", "estates.profiles", "have no complete profile", "has a complete profile"),
        ("plans_adopted", "estates.plans", "have not adopted their plan", "has adopted its plan"),
    ],
)
def test_gate_that_wants_each_estate_done(code, fact, left, done):
    assert judged(code, []) == (False, "No estate has been named yet")
    assert judged(code, [["A", True], ["B", False]]) == (False, f"1 of 2 estates {left}: B")
    assert judged(code, [["A", True], ["B", True]]) == (True, f"Each of 2 estates {done}")


@pytest.mark.parametrize(
    ("classed", "of", "confirmed", "passed"),
    [(0, 0, True, False), (14, 15, True, False), (15, 15, False, False), (15, 15, True, True)],
)
def test_estates_classed(classed, of, confirmed, passed):
    assert judged("estates_classed", {"classed": classed, "of": of, "confirmed": confirmed})[0] is passed


def proposal(category, cosigned=20, complete=True):
    return {"title": "T", "category": category, "cosigned": cosigned, "needed": 20, "complete": complete}


@pytest.mark.parametrize(
    ("categories", "passed"), [(("a", "b"), False), (("a", "b", "c"), True), (("a", "b", "c", "d"), True)]
)
def test_categories_covered(categories, passed):
    standing = [proposal(one) for one in categories]
    assert judged("categories_covered", standing, categories=3)[0] is passed


def test_proposals_that_fall_short_are_named_and_do_not_count():
    standing = [proposal("a"), proposal("b", cosigned=19), proposal("c", complete=False)]
    passed, told = judged("categories_covered", standing, categories=1)
    assert passed
    assert told == (
        "Proposals that go on: 1 in 1 categories, at least 1 categories needed; "
        "“T” has 19 of 20 households and does not go on; “T” is not complete and does not go on"
    )
    assert not judged("categories_covered", standing[1:], categories=1)[0]
    assert judged("categories_covered", [proposal("b", cosigned=20)], categories=1)[0]


@pytest.mark.parametrize(("complete", "passed"), [(2, False), (3, True), (4, True)])
def test_estates_nominated(complete, passed):
    standing = [proposal("", complete=True)] * complete + [proposal("", complete=False)]
    assert judged("estates_nominated", standing, least=3) == (
        passed,
        f"Estates in the contest: {complete}, at least 3 needed",
    )


@pytest.mark.parametrize("out", [True, False])
def test_call_out(out):
    assert judged("call_out", out)[0] is out


def sheets(valid, **others):
    candidates = [{"title": "T", "valid": one, "needed": 5} for one in valid]
    return {"candidates": candidates, "reviewers": 3, "declared": 3, "published": True} | others


@pytest.mark.parametrize(("valid", "passed"), [((5, 4), False), ((5, 5), True), ((6, 5), True), ((), False)])
def test_sheets_complete(valid, passed):
    assert judged("sheets_complete", sheets(valid), least=5)[0] is passed


@pytest.mark.parametrize(("declared", "reviewers", "passed"), [(2, 3, False), (3, 3, True), (0, 0, False)])
def test_conflicts_declared(declared, reviewers, passed):
    fact = sheets((5,), declared=declared, reviewers=reviewers)
    assert judged("conflicts_declared", fact)[0] is passed


@pytest.mark.parametrize("published", [True, False])
def test_decisions_published(published):
    assert judged("decisions_published", sheets((5,), published=published))[0] is published


@pytest.mark.parametrize(
    ("ballots", "closed", "opened", "share", "passed"),
    [
        (9, True, True, "10%", False),
        (10, True, True, "10%", True),
        (11, True, True, "10%", True),
        (50, False, True, "10%", False),
        (0, False, False, "0", True),
        (0, False, True, "0", False),
    ],
)
def test_turnout_reached(ballots, closed, opened, share, passed):
    fact = {"ballots": ballots, "entitled": 100, "closed": closed, "opened": opened}
    assert judged("turnout_reached", fact, share=share)[0] is passed


def test_turnout_of_nobody_is_not_reached():
    fact = {"ballots": 0, "entitled": 0, "closed": True, "opened": True}
    assert not judged("turnout_reached", fact, share="10%")[0]


@pytest.mark.parametrize("allocated", [True, False])
def test_result_published(allocated):
    assert judged("result_published", allocated)[0] is allocated


@pytest.mark.parametrize(
    ("brought", "open_", "passed"), [(0, [], False), (3, ["Lamps"], False), (3, [], True)]
)
def test_topics_settled(brought, open_, passed):
    fact = {"brought": brought, "settled": brought - len(open_), "open": open_}
    assert judged("topics_settled", fact)[0] is passed
