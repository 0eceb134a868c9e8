"""Every app has the same rooms under the same names, so that who knows one knows all."""

import pytest

from tests.architecture.tree import SOURCE, TESTS, apps, name

ROOMS = {
    "urls", "views", "admin", "forms", "imports", "exports", "jobs", "audits", "actions", "mails",
    "permissions", "facts", "queries", "models", "rules", "events", "enums",
}  # fmt: skip
DJANGO = {"__init__", "apps", "migrations", "templates", "templatetags", "locale", "static", "management"}
DATA = {"data"}

NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "core", "shared", "base", "lib"}


@pytest.mark.parametrize("app", apps(), ids=name)
def test_app_has_only_rooms_of_the_plan(app):
    found = {path.stem for path in app.iterdir() if path.name != "__pycache__"}

    assert not (unknown := found - ROOMS - DJANGO - DATA), (
        f"{name(app)} has {', '.join(sorted(unknown))}: the plan (docs/architecture.md) knows no such room"
    )


@pytest.mark.parametrize("app", apps(), ids=name)
def test_app_says_what_it_is(app):
    first = (app / "__init__.py").read_text().lstrip()

    assert first.startswith('"""'), f"{name(app)}/__init__.py: say what it is, what it is not, and its verbs"


def test_no_room_is_without_a_name():
    found = [
        name(path)
        for root in (SOURCE, TESTS)
        for path in root.rglob("*")
        if path.stem in NAMELESS and (path.is_dir() or path.suffix == ".py")
    ]

    assert not found, f"call these after what they hold: {', '.join(found)}"
