"""Chinese is the first language of the residents: every message is translated, none half."""

import re
from functools import cache

import pytest

from linli.config import catalogues
from tests.architecture import messages
from tests.architecture.tree import PROJECT, SOURCE, name

NAMED = re.compile(r"%\((\w+)\)")
FILES = catalogues.find(SOURCE)


@cache
def translated():
    """Every message that some Chinese catalogue has."""
    return {
        part
        for po in FILES
        for message in catalogues.read(po)
        if message.id
        for part in (message.id if isinstance(message.id, tuple | list) else [message.id])
    }


def parts(value):
    return list(value) if isinstance(value, tuple | list) else [value]


@pytest.mark.parametrize("po", FILES, ids=name)
def test_catalogue_is_complete_and_sure(po):
    faults = [
        f"{po.relative_to(PROJECT)}:{message.lineno}: {message.id!r}"
        for message in catalogues.read(po)
        if message.id and (message.fuzzy or not all(parts(message.string)))
    ]

    assert not faults, "untranslated or fuzzy:\n" + "\n".join(faults)


@pytest.mark.parametrize("po", FILES, ids=name)
def test_translation_names_the_same_values(po):
    faults = [
        f"{po.relative_to(PROJECT)}:{message.lineno}: {message.id!r} → {said!r}"
        for message in catalogues.read(po)
        if message.id
        for said in parts(message.string)
        if set(NAMED.findall(said)) - set(NAMED.findall("".join(parts(message.id))))
        or set(NAMED.findall(parts(message.id)[-1])) - set(NAMED.findall(said))
    ]

    assert not faults, "values differ:\n" + "\n".join(faults)


@pytest.mark.parametrize("po", FILES, ids=name)
def test_catalogue_compiles(po, tmp_path):
    copy = tmp_path / "locale" / po.parents[1].name / "LC_MESSAGES" / po.name
    copy.parent.mkdir(parents=True)
    copy.write_bytes(po.read_bytes())

    assert catalogues.compile_tree(tmp_path) == 1
    assert catalogues.compile_tree(tmp_path) == 0
    assert copy.with_suffix(".mo").read_bytes()[:4] == b"\xde\x12\x04\x95"


@pytest.mark.parametrize("where", [messages.in_python, messages.in_templates], ids=["python", "templates"])
def test_message_is_translated(where):
    missing = {
        f"{name(path)}:{line}: {message!r}"
        for message, (path, line) in where()
        if message not in translated()
    }

    if missing:
        pytest.fail(f"{len(missing)} without Chinese:\n" + "\n".join(sorted(missing)), pytrace=False)


def test_message_can_be_collected():
    found = [f"{name(path)}:{line}" for path, line in messages.built_while_running()]

    assert not found, f"mark whole sentences with named values: {', '.join(found)}"
