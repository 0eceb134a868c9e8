"""The command `linli`: help in both languages, refusals as sentences, and the care taken of real records."""

import gettext
from pathlib import Path

import pytest

from linli import console
from linli.config import demonstration

COMMANDS = [
    "serve",
    "demo",
    "report",
    "recount",
    "allocate",
    "methods",
    "audit",
    "places",
    "work",
    "migrate",
    "manage",
]


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home with the embedded database, and a terminal in English."""
    monkeypatch.setenv("LINLI_HOME", str(tmp_path))
    monkeypatch.delenv("LINLI_DATABASE_URL", raising=False)
    monkeypatch.setenv("LINLI_DEMONSTRATION", "")
    monkeypatch.setenv("LANGUAGE", "en")
    yield tmp_path
    gettext.textdomain("messages")


def helped(capsys, *words):
    with pytest.raises(SystemExit) as ended:
        console.main([*words, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_help_names_every_command(home, capsys):
    said = helped(capsys)

    assert [name for name in COMMANDS if f"\n    {name} " not in said] == []


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "manage"])
def test_command_explains_itself_in_both_languages(home, capsys, monkeypatch, command):
    english = helped(capsys, command)
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    chinese = helped(capsys, command)

    assert "usage: " in english
    assert "用法：" in chinese
    assert english.splitlines()[2:4] != chinese.splitlines()[2:4]


def test_serve_listens_to_this_machine_only_unless_told(home):
    options = console.build_parser().parse_args(["serve"])

    assert (options.bind, options.port, options.workers) == ("127.0.0.1", 8000, 2)


def test_unknown_command_is_refused(home, capsys):
    with pytest.raises(SystemExit) as ended:
        console.main(["burn"])

    assert ended.value.code == 2
    assert "burn" in capsys.readouterr().err


def test_demonstration_is_not_built_over_another(home, capsys):
    (home / "demonstration").write_text(demonstration.BUILT)

    assert console.main(["demo"]) == 1
    assert "--anew" in capsys.readouterr().err


def test_interrupted_demonstration_is_thrown_away_first(home):
    (home / "demonstration").write_text(demonstration.BUILDING)
    (home / "linli.sqlite3").write_text("half")
    (home / "files").mkdir()
    (home / "secret.key").write_text("kept")

    with demonstration.building():
        assert not (home / "linli.sqlite3").exists()
        assert not (home / "files").exists()

    assert demonstration.state() == demonstration.BUILT
    assert (home / "secret.key").read_text() == "kept"


def test_demonstration_that_fails_is_not_marked_as_built(home):
    with pytest.raises(RuntimeError), demonstration.building():
        raise RuntimeError

    assert demonstration.half_built()


def test_two_processes_do_not_build_at_once(home):
    with demonstration.building(), pytest.raises(BlockingIOError), demonstration.building():
        pass


def test_real_records_are_never_discarded(home):
    (home / "linli.sqlite3").write_text("real")

    with pytest.raises(ValueError, match="only an embedded demonstration"):
        demonstration.discard()
    assert (home / "linli.sqlite3").read_text() == "real"


def test_operating_guides_are_those_of_the_playbooks(home, tmp_path, capsys):
    assert console.main(["methods", "--out", str(tmp_path / "methods")]) == 0

    kept = Path(__file__).parents[1] / "docs" / "methods"
    written = sorted((tmp_path / "methods").rglob("*.*"))
    stale = [
        path.name
        for path in written
        if path.read_text() != (kept / path.relative_to(tmp_path / "methods")).read_text()
    ]
    assert written
    assert not stale, f"make docs: {', '.join(stale)}"
