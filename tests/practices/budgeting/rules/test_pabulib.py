"""Pabulib files: both ways of reading agree, and whatever is wrong is told with its line."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.verdict import Refusal
from linli.practices.budgeting.rules.pabulib import listed, quick, read_pabulib, write_pabulib, yuan
from linli.practices.budgeting.rules.pabulib.careful import read_carefully, read_head

PLAIN = """META
key;value
num_projects;3
num_votes;4
budget;1000,50
vote_type;approval
PROJECTS
project_id;cost;name
A1;400;"A bench; and a tree"
2;300.25;Lamp
10;500;
VOTES
voter_id;vote;sex
1;A1,2;F
2;2,A1;M
3;10;F
4;;M
"""
POINTS = (
    PLAIN.replace("approval", "cumulative")
    .replace("vote;sex", "vote;points")
    .replace("A1,2;F", "A1,2;3,1")
    .replace("2,A1;M", "2,A1;2,2")
    .replace("10;F", "10;0.5")
    .replace("4;;M", "4;;")
)


def classes(file):
    """{(ids): weight} of the ballots that name something."""
    rows = [[] for _class in file.crowd.weight]
    for project, members in zip(file.head.projects, file.crowd.members, strict=True):
        for one in members:
            rows[one].append(project.id)
    named = [(tuple(row), int(weight)) for row, weight in zip(rows, file.crowd.weight, strict=True) if row]
    assert len(dict(named)) == len(named), "equal ballots are one class"
    return dict(named)


def told(file):
    return file.head, classes(file), file.voters, file.points, file.budget, file.costs, file.remarks


def quickly(data):
    """What the quick way reads; raises NotPlain."""
    begin = quick.votes_begin(data)
    return quick.read_quickly(data, begin, read_head(data[:begin]))


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("last", [True, False], ids=["closed", "open"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "BOM"])
def test_plain_file_is_read_alike_both_ways(ending, last, mark):
    text = PLAIN if last else PLAIN.rstrip("\n")
    data = (mark + text).replace("\n", ending).encode()

    file = read_pabulib(data)

    assert quickly(data).total == 4
    assert told(file) == told(read_carefully(data))
    assert classes(file) == {("2", "A1"): 2, ("10",): 1}
    assert [project.id for project in file.head.projects] == ["10", "2", "A1"]
    assert (file.budget, file.costs, file.unit) == (4002, [2000, 1201, 1600], 4)
    assert file.head.projects[2].told["name"] == "A bench; and a tree"


@given(
    votes=st.lists(
        st.lists(st.sampled_from(["1", "22", "long-named-1", "院3", "4"]), unique=True), max_size=30
    ),
    ending=st.sampled_from(["\n", "\r\n"]),
    before=st.booleans(),
)
def test_any_plain_votes_are_read_alike_both_ways(votes, ending, before):
    lines = [f"{n};{','.join(vote)}" + ("" if before else f";{n % 90}") for n, vote in enumerate(votes)]
    text = "META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost\n"
    text += "1;1\n22;2\nlong-named-1;3\n院3;4\n4;5\nVOTES\nvoter_id;vote" + ("" if before else ";age") + "\n"
    data = (text + "\n".join(lines)).replace("\n", ending).encode()

    assert quickly(data).total == len(votes)
    assert told(read_pabulib(data)) == told(read_carefully(data))


def test_points_are_added_up():
    file = read_pabulib(POINTS.encode())

    assert file.head.kind == "cumulative"
    assert dict(zip([one.id for one in file.head.projects], map(str, file.points), strict=True)) == {
        "10": "1/2",
        "2": "3",
        "A1": "5",
    }


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("META\n", "", "Line 1: the file has to begin with META."),
        ("VOTES\n", "", "The file has no section VOTES."),
        ("PROJECTS\nproject_id", "VOTES\nproject_id", "Line 7: VOTES stands where PROJECTS is due."),
        (
            "4;;M\n",
            "4;;M\n" + PLAIN,
            "Line 18: META begins a second time; two files may have been put together.",
        ),
        ("4;;M\n", "VOTES\nvoter_id;vote;sex\n", "Line 17: VOTES begins a second time"),
        ("4;;M\n", "4;;M\n2;10;M\n", "Line 18: voter 2 votes a second time."),
        ("3;10;F", "3;11;F", "Line 16: there is no project 11."),
        ("3;10;F", "3;10,2,10;F", "Line 16: project 10 is named twice."),
        ("3;10;F", "3;10", "Line 16: it has 2 fields, and its section 3."),
        ("3;10;F", "3;10;F;F", "Line 16: it has 4 fields, and its section 3."),
        ("3;10;F", '3;"10;F', "Line 16: it can't be read"),
        ("3;10;F", "3;10\0;F", "Line 16: "),
        ("2;300.25", "2;-300", "Line 10: “-300” is no amount of money."),
        ("2;300.25", "2;1e9", "Line 10: “1e9” is no amount of money."),
        ("2;300.25", "A1;300", "Line 10: project A1 is listed twice."),
        ("2;300.25", ";300", "Line 10: “” is no id of a project."),
        ("1000,50", "much", "Line 5: “much” is no amount of money."),
        ("budget;1000,50\n", "", "META does not say the budget."),
        ("budget;1000,50\n", "budget;1\nbudget;2\n", "Line 6: budget is said twice."),
        ("approval", "ordinal", "Votes of the kind “ordinal” can't be allocated here."),
        ("project_id;cost", "project_id;price", "Line 8: the columns of PROJECTS lack cost."),
        ("voter_id;vote", "voter_id;votum", "Line 13: the columns of VOTES lack vote."),
        ("voter_id;vote;sex", "voter_id;vote;vote", "Line 13: a column is named twice."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old, new, said):
    text = PLAIN.replace(old, new, 1)
    assert text != PLAIN

    with pytest.raises(Refusal) as refused:
        read_pabulib(text.encode())

    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("3,1", "3", "Line 14: 1 numbers of points for 2 projects."),
        ("3,1", "3,x", "Line 14: “3,x” are no points."),
        ("vote;points", "vote;given", "Line 14: the columns of VOTES lack points."),
    ],
)
def test_what_is_wrong_with_points_is_told(old, new, said):
    with pytest.raises(Refusal) as refused:
        read_pabulib(POINTS.replace(old, new, 1).encode())

    assert str(refused.value) == said


def test_text_in_another_encoding_is_refused_with_its_line():
    with pytest.raises(Refusal, match=r"Line 10: it is not text in UTF-8\."):
        read_pabulib(PLAIN.replace("Lamp", "路灯").encode("gb18030"))


@pytest.mark.parametrize("data", [b"", b"\n\n", b"PK\x03\x04", b"META", b"META\nkey;value\n"])
def test_what_is_no_file_of_the_kind_is_refused(data):
    with pytest.raises(Refusal):
        read_pabulib(data)


def test_totals_that_are_wrong_are_remarked_and_not_refused():
    """Published files have that: voters were taken out, and the total was left."""
    file = read_pabulib(PLAIN.replace("num_votes;4", "num_votes;5").encode())

    assert [str(one) for one in file.remarks] == ["META says num_votes is 5; the file holds 4."]


@pytest.mark.parametrize(
    ("old", "new"),
    [("3;10;F", "3; 10 ;F"), ("3;10;F", "3;10,;F"), ("3;10;F", '3;"10";F'), ("3;10;F", "3;10;F\n")],
    ids=["blanks", "comma", "quotes", "blank line"],
)
def test_what_is_not_plain_but_right_is_read(old, new):
    assert told(read_pabulib(PLAIN.replace(old, new, 1).encode())) == told(read_pabulib(PLAIN.encode()))


def test_what_is_written_is_read_back():
    projects = [
        {"project_id": "1", "cost": yuan(123456), "name": 'Bench; "old"\nnew'},
        {"project_id": "2", "cost": yuan(5000), "name": "长椅"},
    ]
    votes = [{"voter_id": "a", "vote": listed(["1", "2"])}, {"voter_id": "b", "vote": ""}]

    text = write_pabulib({"budget": yuan(700000), "vote_type": "approval"}, projects, votes)
    file = read_pabulib(text.encode())

    assert (file.head.budget, [one.cost for one in file.head.projects]) == (7000, [Fraction(123456, 100), 50])
    assert classes(file) == {("1", "2"): 1}
    assert file.head.projects[0].told["name"] == 'Bench; "old" new'
    assert file.head.meta["num_votes"] == "2"


@pytest.mark.parametrize("bad", ["", "1,2", "a;b", " 1", '"'])
def test_an_id_that_cannot_be_listed_is_not_written(bad):
    with pytest.raises(Refusal, match="is no id of a project"):
        write_pabulib({}, [{"project_id": bad, "cost": "1"}], [])
