"""A small vocabulary and playbooks drawn from it, for the tests of the grammar."""

from hypothesis import strategies as st

from linli.kernel.playbook import (
    CLOSE,
    Duty,
    Evidence,
    GateKind,
    Param,
    Parameter,
    Playbook,
    Role,
    Stage,
    Vocabulary,
)
from linli.kernel.sentence import say
from linli.kernel.share import Share
from linli.kernel.verdict import Verdict


def _signed(facts, args):
    part, whole = facts["signatures"]
    return Verdict(Share.parse(args["share"]).reached_by(part, whole), say("%(n)d signed", n=part))


signed_by = GateKind(
    "signed_by", "Have at least %(share)s signed?", ("signatures",), _signed, {"share": "share"}
)
visits = GateKind("visits", "Were there %(least)s visits?", ("visits",), _signed, {"least": "count"})
dry = GateKind("dry", "Is it dry?", ("rain",), _signed)

WORDS = Vocabulary.of(
    gate_kinds=(signed_by, visits, dry),
    roles=(Role("resident", "Residents"), Role("mason", "Masons"), Role("clerk", "Clerks")),
    evidence=(Evidence("list", "List"), Evidence("wall", "Wall")),
    verbs=("wall.plan", "wall.build", "wall.admire", "wall.close"),
    facts=("signatures", "visits", "rain"),
)

WALL = Playbook(
    code="wall",
    edition="1",
    title="A wall",
    purpose="The yard gets a wall.",
    parameters=(
        Parameter("plan_days", "Days to plan", 7, "days", 1, 30),
        Parameter("signed_share", "Households that sign", "1/2", "share", 0, 1),
        Parameter("cap_fen", "Most that it costs", 100_000, "fen"),
    ),
    stages=(
        Stage(
            code="plan",
            title="Plan",
            duties=(Duty("resident", ("wall.plan",)), Duty("clerk", ("wall.close",))),
            lasts=Param("plan_days"),
            leaves=("list",),
            passes_when=(signed_by(share=Param("signed_share")),),
        ),
        Stage(
            code="build",
            title="Build",
            purpose="Stone on stone.",
            duties=(Duty("mason", ("wall.build", "wall.admire")), Duty("clerk", ("wall.close",))),
            lasts=30,
            passes_when=(dry(), visits(least=3)),
        ),
        Stage(
            code="admire",
            title="Admire",
            duties=(
                Duty("resident", ("wall.admire",)),
                Duty("mason", ("wall.admire",)),
                Duty("clerk", ("wall.close",)),
            ),
            leaves=("wall",),
            otherwise="plan",
        ),
        Stage(
            code="sell", title="Sell", duties=(Duty("clerk", ("wall.close",)),), otherwise=CLOSE, inner="sale"
        ),
    ),
)

# What people write, line breaks and signs that YAML cares for among it.
_SIGNS = st.characters(
    codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n:#-'\"%{}[]&*!|>"
)
TEXTS = st.text(_SIGNS, max_size=40)
TITLES = TEXTS.filter(str.strip)
CODES = st.from_regex(r"[a-z][a-z0-9]{0,6}(_[a-z0-9]{1,4})?", fullmatch=True).filter(
    lambda code: code != CLOSE
)
_SHARES = st.sampled_from(["1/2", "60%", "0.25", "1", "0", 1])
_WHOLE = st.integers(-(10**12), 10**12)


@st.composite
def parameters(draw, code):
    unit = draw(st.sampled_from(["days", "count", "times", "fen", "share"]))
    default = draw(_SHARES if unit == "share" else st.integers(1, 3660) if unit == "days" else _WHOLE)
    least = draw(st.none() | st.just(0 if unit == "share" else -(10**13)))
    most = draw(st.none() | st.just("2" if unit == "share" else 10**13))
    return Parameter(code, draw(TITLES), default, unit, least, most)


def _values(known, unit, values):
    named = [Param(parameter.code) for parameter in known if parameter.unit == unit]
    return values | st.sampled_from(named) if named else values


@st.composite
def gates(draw, known):
    kind = draw(st.sampled_from([signed_by, visits, dry]))
    values = {"share": _values(known, "share", _SHARES), "count": _values(known, "count", _WHOLE)}
    return kind(**{name: draw(values[unit]) for name, unit in kind.args.items()})


@st.composite
def playbooks(draw):
    """Sound playbooks of every shape."""
    known = tuple(draw(parameters(code)) for code in draw(st.lists(CODES, unique=True, max_size=4)))
    codes = draw(st.lists(CODES, unique=True, min_size=1, max_size=5))
    verbs = st.lists(st.sampled_from(sorted(WORDS.verbs)), min_size=1, max_size=3).map(tuple)
    duties = st.lists(st.builds(Duty, st.sampled_from(sorted(WORDS.roles)), verbs), max_size=3).map(tuple)
    stages = tuple(
        Stage(
            code=code,
            title=draw(TITLES),
            purpose=draw(TEXTS),
            duties=draw(duties),
            lasts=draw(st.none() | _values(known, "days", st.integers(1, 3660))),
            leaves=tuple(draw(st.lists(st.sampled_from(sorted(WORDS.evidence)), max_size=2))),
            passes_when=tuple(draw(st.lists(gates(known), max_size=3))),
            otherwise=draw(
                st.none() | st.just(CLOSE) | st.sampled_from(codes[:place]) if place else st.none()
            ),
            inner=draw(st.none() | st.just("another-method")),
        )
        for place, code in enumerate(codes)
    )
    return Playbook(
        code="made-up",
        edition=draw(TITLES),
        title=draw(TITLES),
        purpose=draw(TEXTS),
        stages=stages,
        parameters=known,
        refines=draw(st.none() | st.just("another-method:raise")),
        source=draw(TEXTS),
    )
