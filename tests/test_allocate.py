"""`linli allocate`: winners of a Pabulib file in both forms, sentences for bad files, and never Django."""

import json
import subprocess
import sys

import pytest

from linli import console, speech
from tests.practices.budgeting.rules.test_pabulib import PLAIN, POINTS


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Writes a file and gives its path; the terminal is English."""
    for name in speech.NAMED_BY:
        monkeypatch.delenv(name, raising=False)

    def write(text):
        path = tmp_path / "election.pb"
        path.write_text(text)
        return str(path)

    return write


def allocated(capsys, *words):
    """The status, and what was said on both channels."""
    status = console.main(["allocate", *words])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_equal_shares_as_json(written, capsys):
    status, out, err = allocated(capsys, written(PLAIN), "--rule", "equal-shares", "--format", "json")

    outcome = json.loads(out)
    assert (status, err) == (0, "")
    assert outcome["winners"] == ["2"], "A1 has as many supporters, and 2 comes before it"
    assert (outcome["cost"], outcome["budget"]) == ("300.25", "1000.50")
    assert outcome["rounds"] == [{"id": "2", "cost": "300.25", "price": "1201/8", "full": 2, "part": 0}]
    assert (outcome["rule"], outcome["utility"], outcome["completion"]) == ("equal-shares", "cost", "none")


@pytest.mark.parametrize(
    ("words", "winners"),
    [
        (["--completion", "add1"], ["2", "A1"]),
        (["--completion", "utilitarian"], ["2", "A1"]),
        (["--completion", "add1-exhaustive", "--utility", "cardinality"], ["2", "A1"]),
        (["--completion", "add1u", "--utility", "cardinality"], ["2", "A1"]),
        (["--rule", "greedy-votes"], ["2", "A1"]),
        (["--rule", "greedy-value"], ["2", "A1"]),
        (["--rule", "knapsack"], ["2", "A1"]),
        (["--rule", "greedy-votes", "--min-support", "3"], []),
    ],
)
def test_rules_by_their_options(written, capsys, words, winners):
    _status, out, _err = allocated(capsys, written(PLAIN), *words, "--format", "json")

    assert json.loads(out)["winners"] == winners


def test_points_decide_greedy_by_score(written, capsys):
    path = written(POINTS)

    _status, out, _err = allocated(capsys, path, "--rule", "greedy-score", "--format", "json")

    assert [one["worth"] for one in json.loads(out)["rounds"]] == [5, 3]


def test_text_names_the_winners(written, capsys):
    _status, out, _err = allocated(capsys, written(PLAIN))

    assert out == "2\t300.25\tLamp\n1 of 3 projects for 300.25 of 1000.50; 4 voters.\n"


def test_a_bad_line_is_told_in_the_language_of_the_terminal(written, capsys, monkeypatch):
    path = written(PLAIN + PLAIN)

    assert allocated(capsys, path) == (
        2, "", "Line 18: META begins a second time; two files may have been put together.\n",
    )  # fmt: skip
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "第18行" in allocated(capsys, path)[2]


def test_a_wrong_total_is_remarked_beside_the_outcome(written, capsys):
    status, out, err = allocated(
        capsys, written(PLAIN.replace("num_votes;4", "num_votes;9")), "--format", "json"
    )

    assert (status, json.loads(out)["voters"]) == (0, 4)
    assert err == "META says num_votes is 9; the file holds 4.\n"


def test_a_file_that_is_not_there_is_refused(written, capsys, tmp_path):
    status, _out, err = allocated(capsys, str(tmp_path / "none.pb"))

    assert status == 2
    assert "cannot be read" in err


def test_allocate_never_loads_django(written):
    script = (
        "import sys; from linli.console import main\n"
        f"main(['allocate', {written(PLAIN)!r}, '--completion', 'add1'])\n"
        "sys.exit(', '.join(name for name in sys.modules if name.split('.')[0] == 'django') or 0)"
    )

    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr


def test_the_console_starts_without_numpy():
    script = "import sys; import linli.console; sys.exit('numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
