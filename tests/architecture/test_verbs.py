"""A verb is one string everywhere: permission, action, journal, playbook and address."""

import ast
import inspect
from functools import cache
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.urls import NoReverseMatch, reverse

from linli.platform.permits import verb as registered_verb
from linli.platform.permits.verbs import registered
from linli.playbooks import EDITIONS
from tests.architecture.tree import SOURCE, dotted, nodes, python_files

NAMED_BY_METHODS = sorted(frozenset().union(*(playbook.verbs() for playbook in EDITIONS)))
KNOWN = sorted(registered())

# Verbs that only read, so that nothing is written and no action is needed.
READS = {"documents.open_attachment", "process.print_poster"}


@cache
def home_of(app):
    """The dotted name of an app by its short one."""
    return next(
        f"linli.{storey}.{app}"
        for storey in ("practices", "civic", "platform")
        if (SOURCE / storey / app).is_dir()
    )


@cache
def written_in(app, function):
    """The verbs that the app's actions pass to `permit` or `record`, as literal strings."""
    folder = SOURCE.parent.joinpath(*home_of(app).split("."))
    return {
        call.args[1].value
        for path in python_files(folder)
        if "actions" in {path.stem, path.parent.name}
        for call in nodes(ast.Call, path)
        if dotted(call.func).rpartition(".")[2] == function
        and len(call.args) > 1
        and isinstance(call.args[1], ast.Constant)
    }


def action_of(verb):
    app, name = verb.split(".")
    module = f"{home_of(app)}.actions"
    return getattr(import_module(module), name, None) if find_spec(module) else None


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


@pytest.mark.parametrize("verb", [verb for verb in KNOWN if verb not in READS])
def test_verb_is_an_action_of_that_name(verb):
    action = action_of(verb)

    assert action, f"{home_of(verb.split('.')[0])}.actions has no {verb.split('.')[1]}"
    parameters = inspect.signature(action).parameters.values()
    assert all(one.kind is one.KEYWORD_ONLY for one in parameters), f"{verb}: keyword-only arguments"
    assert "by" in {one.name for one in parameters}, f"{verb}: who acts is `by`"
    assert inspect.getdoc(action), f"{verb}: say what it does, and what it refuses"
    assert hasattr(action, "__wrapped__"), f"{verb}: @transaction.atomic"


@pytest.mark.parametrize("verb", [verb for verb in KNOWN if verb not in READS])
def test_action_is_permitted_and_leaves_a_journal_entry(verb):
    app = verb.split(".")[0]

    assert verb in written_in(app, "permit"), f'{app}/actions: permit(by, "{verb}", …)'
    assert verb in written_in(app, "record"), f'{app}/actions: record(by, "{verb}", …)'


@pytest.mark.parametrize("function", ["permit", "record"])
def test_no_action_names_an_unknown_verb(function):
    apps = {verb.split(".")[0] for verb in KNOWN}
    named = set().union(*(written_in(app, function) for app in apps))

    assert not (unknown := named - registered()), f"not registered: {', '.join(sorted(unknown))}"
