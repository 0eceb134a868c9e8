from linli.kernel.playbook.markdown import methods_page, write_methods
from linli.kernel.playbook.reading import Reading
from tests.kernel.playbook.words import WALL, WORDS


def test_page_tells_duties_gates_and_parameters():
    page = methods_page(WALL, WORDS, verb_titles={"wall.build": "lay stones"}, titles={"sale": "A sale"})
    for told in (
        "# A wall",
        "## 2. Build",
        "- **Masons** — lay stones",
        "- Have at least 50% signed?",
        "| 7 days | the stage is held again | List |",
        "- Refined by “A sale” ([sale](sale.md))",
        "| Most that it costs | ¥1,000.00 | – | – | `cap_fen` |",
    ):
        assert told in page


def test_standing_duties_are_told_once():
    page = methods_page(WALL, WORDS)
    # the clerk closes all four stages; the last has no other duty, so it says so itself
    assert page.count("**Clerks** — wall.close") == 2
    assert "## Throughout" in page


def test_stage_with_standing_duties_only_tells_them():
    reading = Reading(WALL.bound(), WORDS)
    assert reading.who(WALL.stage("sell")) == ["Clerks"]
    assert reading.who(WALL.stage("plan")) == ["Residents"]


def test_write_methods_writes_page_picture_and_list(tmp_path):
    written = write_methods(tmp_path / "zh", [WALL], WORDS)
    assert [path.name for path in written] == ["README.md", "wall.md", "wall.svg"]
    assert "- [A wall](wall.md) 1" in written[0].read_text()
    assert all(path.read_text().endswith("\n") for path in written)
