"""The tally, counted a second time by other means."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel import dossier
from linli.practices.meetings import rules

VOTES = st.sampled_from(["for", "against", "abstain"])
BARS = st.sampled_from([">1/2", ">=1/2", ">=2/3", ">=3/4", ">=1/3"])


def inputs(choices, *, called=None, present=(), base="voting", bar=">1/2", quorum=">=1/3", extra=()):
    """The inputs of a motion on which seat n votes as `choices` says."""
    called = len(choices) if called is None else called
    rule = rules.MotionRule(base, rules.Bar.parse(bar), rules.Bar.parse(quorum))
    return {
        "rule": rule.to_data(),
        "roll": [{"seat": f"s{n}", "standing": "votes"} for n in range(called)],
        "present": [f"s{n}" for n in present],
        "register": [
            *(
                {"seat": f"s{n}", "choice": choice, "channel": "online", "valid": True}
                for n, choice in enumerate(choices)
            ),
            *extra,
        ],
    }


def counted_otherwise(data):
    """A second count: from the end of the register backwards, in fractions, without the code of the rules."""
    last = {}
    seats = [seat["seat"] for seat in data["roll"] if seat["standing"] == "votes"]
    for ballot in reversed(data["register"]):
        if ballot["valid"]:
            last[ballot["seat"]] = ballot["choice"]
    votes = [last[seat] for seat in seats if seat in last]
    agree, oppose = votes.count("for"), votes.count("against")
    there = [seat for seat in seats if seat in last or seat in data["present"]]

    def passes(part, whole, bar):
        share = Fraction(part, whole) if whole else Fraction(0)
        wanted = Fraction(bar["share"])
        return part > 0 and (share > wanted if bar["beyond"] else share >= wanted)

    whole = len(seats) if data["rule"]["base"] == "all" else len(votes)
    return (
        agree,
        oppose,
        passes(len(there), len(seats), data["rule"]["quorum"])
        and passes(agree, whole, data["rule"]["bar"])
        and agree > oppose,
    )


@st.composite
def motions(draw):
    called = draw(st.integers(1, 30))
    choices = draw(st.lists(VOTES, max_size=called))
    seats = st.integers(0, called + 2)
    extra = draw(
        st.lists(
            st.builds(
                lambda n, choice, valid: {
                    "seat": f"s{n}",
                    "choice": choice,
                    "channel": "hall",
                    "valid": valid,
                },
                seats,
                VOTES,
                st.booleans(),
            ),
            max_size=8,
        )
    )
    present = draw(st.lists(seats, max_size=called, unique=True))
    base = draw(st.sampled_from(["voting", "all"]))
    return inputs(
        choices, called=called, present=present, base=base, bar=draw(BARS), quorum=draw(BARS), extra=extra
    )


@given(motions())
def test_two_counts_agree(data):
    outcome = rules.recount_motion(data)

    assert (outcome["for"], outcome["against"], outcome["carried"]) == counted_otherwise(data)
    assert outcome["voted"] + outcome["not_counted"] == len(data["register"])
    assert outcome["carried"] == (outcome["because"] == "carried")


@given(motions())
def test_ballots_sent_again_change_nothing(data):
    again = {**data, "register": [*data["register"], *data["register"]]}
    first, second = rules.recount_motion(data), rules.recount_motion(again)

    assert {**first, "not_counted": 0} == {**second, "not_counted": 0}


@given(motions(), st.randoms())
def test_order_of_the_roll_changes_nothing(data, random):
    roll = list(data["roll"])
    random.shuffle(roll)

    assert rules.recount_motion({**data, "roll": roll}) == rules.recount_motion(data)


@pytest.mark.parametrize(
    ("agree", "oppose", "abstain", "base", "bar", "called", "carried", "because"),
    [
        (6, 4, 0, "voting", ">1/2", 10, True, "carried"),
        (5, 5, 0, "voting", ">1/2", 10, False, "tie"),
        (5, 4, 1, "voting", ">1/2", 10, False, "too_few"),
        (5, 5, 0, "voting", ">=1/2", 10, False, "tie"),
        (5, 4, 1, "voting", ">=1/2", 10, True, "carried"),
        (8, 4, 0, "voting", ">=2/3", 12, True, "carried"),
        (7, 4, 1, "voting", ">=2/3", 12, False, "too_few"),
        (6, 0, 0, "all", ">1/2", 10, True, "carried"),
        (5, 0, 0, "all", ">1/2", 10, False, "too_few"),
        (3, 0, 0, "voting", ">1/2", 10, False, "no_quorum"),
        (4, 0, 0, "voting", ">1/2", 10, True, "carried"),
        (0, 0, 0, "voting", ">1/2", 10, False, "no_quorum"),
    ],
)
def test_motion_is_decided_at_its_bar(agree, oppose, abstain, base, bar, called, carried, because):
    choices = ["for"] * agree + ["against"] * oppose + ["abstain"] * abstain
    outcome = rules.recount_motion(inputs(choices, called=called, base=base, bar=bar))

    assert (outcome["carried"], outcome["because"]) == (carried, because)


def test_those_in_the_hall_make_the_quorum_without_voting():
    outcome = rules.recount_motion(inputs(["for"], called=10, present=range(4)))

    assert outcome["took_part"] == 4
    assert outcome["carried"]


def test_seat_without_a_vote_neither_counts_nor_is_present():
    data = inputs(["for", "for"], called=2, present=[0, 1])
    data["roll"][1]["standing"] = "listens"
    outcome = rules.recount_motion(data)

    assert (outcome["called"], outcome["took_part"], outcome["for"], outcome["not_counted"]) == (1, 1, 1, 1)


def test_reasons_tell_the_votes_the_bar_and_the_quorum():
    data = inputs(["for", "against"])
    outcome = rules.recount_motion(data)
    told = [str(reason) for reason in rules.reasons(outcome, rules.MotionRule.from_data(data["rule"]))]

    assert told[0] == "1 for, 1 against, 0 abstained"
    assert "tie" in told[1]
    assert "2 votes for were needed" in told[2]


@given(motions())
def test_dossier_of_a_motion_is_recounted(data):
    sealed = dossier.Dossier("meetings.motion", rules.RULE, data, rules.recount_motion(data))

    assert dossier.recount(dossier.read(sealed.to_json()), rules.recount_motion).same
