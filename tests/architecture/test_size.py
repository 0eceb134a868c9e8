"""Files and functions small enough to be read in one go (docs/architecture.md, “Size and shape”).

A file or function that reads better longer is listed here with its reason; an entry that is no longer
needed fails too, so that the lists stay true.
"""

import ast
from statistics import median, quantiles

import pytest

from tests.architecture.tree import SOURCE, TESTS, name, nodes, python_files

LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}

FILE, TEST_FILE, NINE_IN_TEN, HALF = 450, 700, 250, 80
FUNCTION, VIEW_METHOD = 40, 15


def lines(path):
    return len(path.read_text().splitlines())


def body_lines(function):
    """Lines from `def` to the end, the docstring not counted: explaining is not punished."""
    length = function.end_lineno - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        length -= first.end_lineno - first.lineno + 1
    return length


def functions(path):
    for node in nodes((ast.FunctionDef, ast.AsyncFunctionDef), path):
        yield f"{name(path)}:{node.name}", node


def methods(path):
    """Functions of a class, which is what a view is made of."""
    owned = {node for owner in nodes(ast.ClassDef, path) for node in owner.body}
    return ((key, node) for key, node in functions(path) if node in owned)


def is_view(path):
    return path.stem == "views" or path.parent.name == "views"


def assert_only_known(found, known, limit):
    """What is over the limit is what is listed, no more and no less."""
    news = {key: length for key, length in found.items() if key not in known}
    gone = set(known) - set(found)
    assert not news, f"over {limit} lines: " + ", ".join(f"{key} ({length})" for key, length in news.items())
    assert not gone, f"no longer over the limit, take off the list: {', '.join(sorted(gone))}"


@pytest.mark.parametrize(("root", "limit"), [(SOURCE, FILE), (TESTS, TEST_FILE)], ids=["src", "tests"])
def test_file_fits_its_room(root, limit):
    found = {name(path): length for path in python_files(root) if (length := lines(path)) > limit}

    assert_only_known(found, {key for key in LONG_FILES if key.startswith(name(root))}, limit)


def test_files_are_short_on_the_whole():
    lengths = [lines(path) for path in python_files() if lines(path)]

    assert median(lengths) <= HALF
    assert quantiles(lengths, n=10)[-1] <= NINE_IN_TEN


def test_function_is_read_in_one_go():
    found = {
        key: length
        for path in python_files()
        for key, node in functions(path)
        if (length := body_lines(node)) > FUNCTION
    }

    assert_only_known(found, LONG_FUNCTIONS, FUNCTION)


def test_view_only_fetches_and_calls():
    found = {
        key: length
        for path in python_files()
        if is_view(path)
        for key, node in methods(path)
        if (length := body_lines(node)) > VIEW_METHOD
    }

    assert_only_known(found, {}, VIEW_METHOD)
