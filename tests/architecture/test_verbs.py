"""A verb is one string everywhere: permission, action, journal, playbook and address."""

import ast
from functools import cache

import pytest
from django.urls import NoReverseMatch, reverse

from linli.platform.permits import verb as registered_verb
from linli.platform.permits.verbs import registered
from linli.playbooks import EDITIONS
from tests.architecture.tree import SOURCE, dotted, name, nodes, parsed, python_files

NAMED_BY_METHODS = sorted(frozenset().union(*(playbook.verbs() for playbook in EDITIONS)))
KNOWN = sorted(registered())

READING = ("see", "read", "export", "open_attachment", "print")
"""How the action of a verb begins that shows something and writes nothing."""

ACTING = [verb for verb in KNOWN if not verb.partition(".")[2].startswith(READING)]
LOOKING = [verb for verb in KNOWN if verb not in ACTING]


@cache
def folder_of(app):
    """Where an app stands, by its short name."""
    return next(
        folder for storey in ("practices", "civic", "platform") if (folder := SOURCE / storey / app).is_dir()
    )


def action_files(root=SOURCE):
    return [path for path in python_files(root) if "actions" in {path.stem, path.parent.name}]


def said(path, part):
    """The string that an argument is: literal, or a constant of the module; "" for anything else."""
    if isinstance(part, ast.Name):
        part = next(
            (
                line.value
                for line in parsed(path).body
                if isinstance(line, ast.Assign) and part.id == line.targets[0].id
            ),
            part,
        )
    return part.value if isinstance(part, ast.Constant) else ""


@cache
def written_in(app, function):
    """The verbs that the app's actions pass to `permit` or `record`."""
    return {
        verb
        for path in action_files(folder_of(app))
        for call in nodes(ast.Call, path)
        if dotted(call.func).rpartition(".")[2] == function and len(call.args) > 1
        if (verb := said(path, call.args[1]))
    }


def actions():
    """Every public function that permits or records, with its file."""
    for path in action_files():
        for node in parsed(path).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                called = {
                    dotted(call.func).rpartition(".")[2]
                    for call in ast.walk(node)
                    if isinstance(call, ast.Call)
                }
                if called & {"permit", "record"}:
                    yield path, node


@pytest.mark.parametrize("verb", NAMED_BY_METHODS)
def test_verb_of_a_method_is_registered(verb):
    assert verb in registered(), f"register it in {verb.split('.')[0]}/permissions.py"


@pytest.mark.parametrize("verb", NAMED_BY_METHODS)
def test_verb_of_a_method_has_its_page(verb):
    address = verb.replace(".", ":")
    try:
        reverse(address, kwargs={"run": 1})
    except NoReverseMatch:
        pytest.fail(f"no page named {address} that takes run", pytrace=False)


@pytest.mark.parametrize("verb", KNOWN)
def test_verb_says_what_it_does(verb):
    found = registered_verb(verb)

    assert found.title
    assert found.told
    assert found.refusal


@pytest.mark.parametrize("verb", ACTING)
def test_action_is_permitted_and_leaves_a_journal_entry(verb):
    app = verb.split(".")[0]

    assert verb in written_in(app, "permit"), f'{app}/actions: permit(by, "{verb}", …)'
    assert verb in written_in(app, "record"), f'{app}/actions: record(by, "{verb}", …)'


@pytest.mark.parametrize("verb", LOOKING)
def test_verb_that_only_shows_is_asked_for(verb):
    files = [path for path in python_files(folder_of(verb.split(".")[0])) if path.stem != "permissions"]

    assert any(f'"{verb}"' in path.read_text() for path in files), "nobody asks whether this is allowed"


@pytest.mark.parametrize(
    ("mend", "kept"),
    [
        ("keyword-only arguments", lambda node: not (node.args.args or node.args.posonlyargs)),
        ("who acts is `by`", lambda node: "by" in {one.arg for one in node.args.kwonlyargs}),
        ("say what it does", lambda node: ast.get_docstring(node)),
        ("@transaction.atomic", lambda node: "transaction.atomic" in map(dotted, node.decorator_list)),
    ],
    ids=["keywords", "by", "docstring", "atomic"],
)
def test_action_has_the_shape_of_an_action(mend, kept):
    wrong = [f"{name(path)}:{node.name}" for path, node in actions() if not kept(node)]

    assert not wrong, f"{mend}: {', '.join(wrong)}"


@pytest.mark.parametrize("function", ["permit", "record"])
def test_no_action_names_an_unknown_verb(function):
    apps = {verb.split(".")[0] for verb in KNOWN}
    named = set().union(*(written_in(app, function) for app in apps))

    assert not (unknown := named - registered()), f"not registered: {', '.join(sorted(unknown))}"
