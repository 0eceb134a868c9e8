"""Chinese is the first language of the residents: every message is translated, none half."""

import re
from collections import defaultdict
from functools import cache

import pytest

from linli.config import catalogues
from tests.architecture import messages
from tests.architecture.tree import PROJECT, SOURCE, name

NAMED = re.compile(r"%\((\w+)\)")
HAN = r"[\u4e00-\u9fff]"
HALF_WIDTH = re.compile(rf"{HAN}[,;:!?()\"]|[,;:!?()\"]{HAN}")
SPACED = re.compile(rf"{HAN} (?:[0-9]|%\(\w+\)d)|(?:[0-9]|%\(\w+\)d) {HAN}")
FILES = catalogues.find(SOURCE)
DJANGO = [po for po in FILES if po.name == "django.po"]


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


def test_message_has_one_chinese():
    """Django merges the catalogues: two translations of one message, and one of them is shown everywhere by accident."""
    said = defaultdict(lambda: defaultdict(list))
    for po in DJANGO:
        for message in catalogues.read(po):
            if message.id:
                said[message.context, str(message.id)][str(message.string)].append(
                    str(po.parents[3].relative_to(SOURCE))
                )
    differ = [f"{message!r}: {dict(chinese)}" for message, chinese in said.items() if len(chinese) > 1]

    assert not differ, "give them one translation, or a context each:\n" + "\n".join(differ)


def test_chinese_has_chinese_punctuation():
    faults = [
        f"{po.relative_to(PROJECT)}:{message.lineno}: {said!r}"
        for po in FILES
        for message in catalogues.read(po)
        if message.id
        for said in parts(message.string)
        if HALF_WIDTH.search(said)
    ]

    assert not faults, "write ，。：；！？（）“” in Chinese:\n" + "\n".join(faults)


def test_chinese_has_no_space_round_a_number():
    faults = [
        f"{po.relative_to(PROJECT)}:{message.lineno}: {said!r}"
        for po in DJANGO
        for message in catalogues.read(po)
        if message.id
        for said in parts(message.string)
        if SPACED.search(said)
    ]

    assert not faults, "write 还剩9天, not 还剩 9 天:\n" + "\n".join(faults)
