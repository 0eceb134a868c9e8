"""Pages obey the content security policy: no inline style, no inline script; and Chinese is in the catalogues."""

import re

import pytest

from tests.architecture.tree import name, templates

STYLE = re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=|javascript:", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.IGNORECASE | re.DOTALL)
NOT_SENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}|<!--.*?-->|\{%.*?%\}", re.DOTALL)
CHINESE = re.compile(r"[\u4e00-\u9fff]")

# Their stylesheet is part of the document: made into a file, never sent to a browser.
DOCUMENTS: set[str] = set()


def line_of(text, place):
    return text.count("\n", 0, place) + 1


def pages():
    return [
        (path, NOT_SENT.sub(lambda found: re.sub(r"\S", " ", found[0]), path.read_text()))
        for path in templates()
    ]


@pytest.mark.parametrize(
    ("pattern", "mend"),
    [
        (STYLE, "give it a class; a width goes into an SVG attribute, <meter> or <progress>"),
        (HANDLER, "listen in a file under static/"),
    ],
    ids=["style", "handler"],
)
def test_page_has_nothing_inline(pattern, mend):
    found = [
        f"{name(path)}:{line_of(text, one.start())}"
        for path, text in pages()
        if name(path) not in DOCUMENTS
        for one in pattern.finditer(text)
    ]

    assert not found, f"{mend}: {', '.join(found)}"


def test_page_has_no_script_body():
    found = [
        f"{name(path)}:{line_of(text, script.start())}"
        for path, text in pages()
        for script in SCRIPT.finditer(text)
        if script[2].strip() and "application/json" not in script[1]
    ]

    assert not found, f"move the script to a file under static/: {', '.join(found)}"


def test_page_is_written_in_english_and_translated():
    """Chinese stands in the catalogue, so that one place has all of it."""
    found = [
        f"{name(path)}:{line_of(text, one.start())}"
        for path, text in pages()
        if (one := CHINESE.search(text)) and name(path) not in DOCUMENTS
    ]

    assert not found, f"write the message in English and translate it: {', '.join(found)}"
