from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import linli.playbooks
from linli.playbooks.pages import write_methods

ROOT = Path(__file__).parents[2]
CATALOGUE = Path(linli.playbooks.__file__).parent / "locale/zh_Hans/LC_MESSAGES/django.po"


@pytest.fixture(scope="module")
def translate():
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file)
    return lambda message: catalogue[message].string


def test_pages_in_docs_are_those_of_the_playbooks(tmp_path, translate):
    for folder, language in (("zh", translate), ("en", str)):
        for page in write_methods(tmp_path / folder, language):
            kept = ROOT / "docs/methods" / folder / page.name
            assert kept.read_text() == page.read_text(), f"run `linli methods` ({folder}/{page.name})"


def test_chinese_pages_have_no_english_sentence_left(tmp_path, translate):
    for page in write_methods(tmp_path, translate):
        if page.suffix == ".md":
            assert " the " not in page.read_text(), page.name
