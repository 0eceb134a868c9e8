import pytest
from hypothesis import given, settings

from linli.kernel.playbook.yaml import LONGEST_TEXT, Faults, from_yaml, to_yaml
from tests.kernel.playbook.words import WALL, WORDS, playbooks

WRITTEN = to_yaml(WALL)


def faults_of(text):
    with pytest.raises(Faults) as found:
        from_yaml(text, WORDS)
    return [(line, str(sentence)) for line, sentence in found.value.faults]


def line_of(text, sign):
    return next(number for number, line in enumerate(text.splitlines(), 1) if sign in line)


@settings(max_examples=150)
@given(playbooks())
def test_playbook_is_read_back_exactly_as_it_was_written(playbook):
    assert from_yaml(to_yaml(playbook), WORDS) == playbook


def test_edition_needs_no_quotes():
    assert from_yaml(WRITTEN.replace("edition: '1'", "edition: 2026.1"), WORDS).edition == "2026.1"


def test_chinese_stays_readable():
    assert "title: 一堵墙" in to_yaml(from_yaml(WRITTEN.replace("A wall", "一堵墙"), WORDS))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("otherwise: plan", "otherwise: sell", "can't jump forward to sell"),
        ("kind: dry", "kind: wet", "There is no gate called wet."),
        ("role: mason", "role: king", "There is no role called king."),
        ("- wall.build", "- wall.eat", "There is no verb called wall.eat."),
        ("code: build", "code: plan", "The code plan is used twice."),
        ("lasts: 30", "lasts: soon", "A stage lasts from 1 to 3660 days."),
        ("lasts: 30", "lasts: [1]", "A whole number or a share such as 1/2 is needed here."),
        ("lasts: 30", "last: 30", "“last” is not known here; known: code, title,"),
        ("lasts: 30", "lasts: 30\n  lasts: 31", "“lasts” stands here twice."),
        ("unit: fen", "unit: gold", "There is no unit gold;"),
        ("default: 7", "default: true", "A whole number or a share such as 1/2 is needed here."),
        ("default: 7", "default: 99", "Days to plan: at most 30 days."),
        ("title: Build", "titel: Build", "“titel” is not known here"),
        ("title: Build", "title: {a: b}", "A text is needed here."),
        ("linli_playbook: 1", "linli_playbook: 2", "begins with linli_playbook: 1"),
        (
            "share:\n        param: signed_share",
            "share: {param: nothing}",
            "There is no parameter called nothing.",
        ),
    ],
)
def test_fault_is_told_with_its_line(old, new, sentence):
    before, found, after = WRITTEN.partition(old)
    assert found
    line = (before + new).count("\n") + 1
    assert [at for at, told in faults_of(before + new + after) if sentence in told][0] == line


def test_missing_key_is_told_at_its_own_part():
    text = WRITTEN.replace("  title: Build\n", "")
    assert faults_of(text) == [(line_of(text, "code: build"), "“title” is missing.")]


def test_list_where_none_is_told():
    text = WRITTEN.replace("  leaves:\n  - list\n", "  leaves: list\n")
    assert faults_of(text) == [
        (line_of(text, "leaves: list"), "A list is needed here, each item after “- ”.")
    ]


def test_faults_come_in_the_order_of_lines_and_all_at_once():
    text = (
        WRITTEN.replace("unit: fen", "unit: gold")
        .replace("kind: dry", "kind: wet")
        .replace("role: mason", "role: king")
    )
    lines = [line for line, _told in faults_of(text)]
    assert lines == sorted(lines)
    assert len(lines) == 4  # the mason has duties in two stages


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        ("a: [1,", "This is not YAML"),
        ("\x00", "This is not YAML"),
        ("[" * 20_000, "This is not YAML"),
        ("- a\n- b", "Names with values are needed here"),
        ("only words", "Names with values are needed here"),
        ("a" * (LONGEST_TEXT + 1), "The file is too long"),
        ("--- 1\n--- 2", "This is not YAML"),
        ("!!python/object:os.system {}", "missing"),
    ],
)
def test_file_that_is_no_playbook_is_told(text, sentence):
    assert any(sentence in told for _line, told in faults_of(text))


def test_file_that_names_itself_ends():
    assert faults_of("linli_playbook: 1\nstages: &all\n- duties: *all\n")
