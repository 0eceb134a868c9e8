"""`linli recount`: the same outcome, another one, or a file that can't be read; and never Django."""

import ast
import subprocess
import sys

import pytest

from linli import recount, speech
from linli.kernel.dossier import Dossier
from tests.architecture.tree import dotted, nodes, python_files

RULE = {"name": "sum", "version": "1", "source": "arithmetic"}


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Writes a dossier of a kind that adds up its inputs."""
    monkeypatch.setitem(recount.RECOUNTS, "test.sum", "builtins:sum")
    for name in speech.NAMED_BY:
        monkeypatch.delenv(name, raising=False)

    def write(inputs, outcome, kind="test.sum"):
        path = tmp_path / "dossier.json"
        path.write_text(Dossier(kind, RULE, inputs, outcome).to_json())
        return path

    return write


def test_recount_finds_the_same_outcome(written, capsys):
    assert recount.run(written([1, 2], 3)) == recount.SAME

    said = capsys.readouterr().out
    assert "test.sum by sum 1 (arithmetic)" in said
    assert "Recounted: the same outcome." in said


def test_recount_tells_where_outcomes_differ(written, capsys):
    assert recount.run(written([1, 2], 4)) == recount.DIFFERENT

    said = capsys.readouterr().out
    assert "- outcome: the dossier says 4, recounting gives 3" in said
    assert "NOT the same" in said


def test_recount_speaks_the_language_of_the_terminal(written, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    recount.run(written([1, 2], 3))

    assert "复算完成：结果一致。" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [("{", "not JSON"), ("{}", "not a Linli dossier"), (None, "cannot be read")],
    ids=["broken", "other", "missing"],
)
def test_recount_refuses_an_unreadable_file(tmp_path, capsys, content, sentence):
    path = tmp_path / "file.json"
    if content is not None:
        path.write_text(content)

    assert recount.run(path) == recount.UNREADABLE
    assert sentence in capsys.readouterr().err


def test_recount_refuses_a_changed_file(written, capsys):
    path = written([1, 2], 3)
    path.write_text(path.read_text().replace("[1,2]", "[1,1]"))

    assert recount.run(path) == recount.UNREADABLE
    assert "has been changed" in capsys.readouterr().err


def test_recount_refuses_a_kind_that_nobody_knows(written, capsys):
    assert recount.run(written([], 0, kind="astrology.horoscope")) == recount.UNREADABLE
    assert "Nobody here can recount “astrology.horoscope”" in capsys.readouterr().err


def test_every_dossier_that_is_sealed_can_be_recounted():
    kinds = {
        word.value.value
        for path in python_files()
        for call in nodes(ast.Call, path)
        if dotted(call.func).rpartition(".")[2] == "seal_dossier"
        for word in call.keywords
        if word.arg == "kind" and isinstance(word.value, ast.Constant)
    }

    assert not (unknown := kinds - recount.RECOUNTS.keys()), f"add to RECOUNTS: {', '.join(sorted(unknown))}"


def test_recount_never_loads_django():
    script = (
        "import sys; from linli import console, recount\n"
        "for kind in recount.RECOUNTS: recount.function_for(kind)\n"
        "sys.exit(', '.join(name for name in sys.modules if name.split('.')[0] == 'django') or 0)"
    )

    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
