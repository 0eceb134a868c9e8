from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from linli.kernel.playbook.flow import flow_svg
from linli.kernel.playbook.lines import broken, ems, packed
from tests.kernel.playbook.words import WALL, WORDS, playbooks

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg):
    return [text.text for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_picture_tells_each_stage_with_number_who_days_and_gates():
    told = texts(flow_svg(WALL, WORDS))
    assert [number for number in told if number in "1234"] == ["1", "2", "3", "4"]
    assert {"Plan", "Residents", "7 days", "Have at least 50% signed?", "Is it dry?", "→ sale"} <= set(told)


def test_picture_speaks_the_language_it_is_given():
    words = {"Plan": "筹划", "%(value)s days": "%(value)s 天", "Residents": "居民"}
    told = texts(flow_svg(WALL, WORDS, lambda message: words.get(message, message)))
    assert {"筹划", "7 天", "居民"} <= set(told)


def test_picture_shows_where_the_run_stands():
    states = [
        group.get("class")
        for group in ElementTree.fromstring(flow_svg(WALL, WORDS, now="build")).iter(f"{SVG}g")
    ]
    assert states == [f"flow-station flow-{state}" for state in ("done", "now", "ahead", "ahead")]


def test_picture_names_itself_for_who_cannot_see_it():
    root = ElementTree.fromstring(flow_svg(WALL, WORDS))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [
        root.find(f"{SVG}title").get("id"),
        root.find(f"{SVG}desc").get("id"),
    ]
    assert root.find(f"{SVG}desc").text == "1. Plan → 2. Build → 3. Admire → 4. Sell"


def test_picture_tells_where_a_failed_stage_goes():
    root = ElementTree.fromstring(flow_svg(WALL, WORDS))
    told = [
        path.find(f"{SVG}title").text for path in root.iter(f"{SVG}path") if path.get("class") == "flow-back"
    ]
    assert told == ["back to “Plan”", "back to “Plan”", "the run closes"]


@settings(max_examples=40)
@given(playbooks())
def test_picture_of_any_playbook_is_safe_and_well_formed(playbook):
    svg = flow_svg(playbook, WORDS)
    root = ElementTree.fromstring(svg)
    assert {element.tag for element in root.iter()} <= {
        SVG + tag for tag in ("svg", "title", "desc", "rect", "g", "circle", "text", "path")
    }
    assert not any(
        name == "style" or name.startswith("on") for element in root.iter() for name in element.attrib
    )


@pytest.mark.parametrize(
    "text", ["每个小区是否都有联系人？是的，每个都有。", "Has each estate a contact, and who is it?"]
)
def test_lines_keep_every_sign_and_their_width(text):
    lines = broken(text, 8)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(ems(line) <= 9 for line in lines)
    assert not any(line[0] in "，。？,?" for line in lines)


def test_packed_words_stay_whole():
    assert packed(["自组织、", "业委会（院委会）、", "社工"], 10) == [
        "自组织、",
        "业委会（院委会）、",
        "社工",
    ]
