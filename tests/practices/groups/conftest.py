"""A group of residents, its activities and projects."""

from __future__ import annotations

from datetime import date

import pytest

from linli.practices.groups.rules import ProjectDraft, RegisterDraft

PROJECT = ProjectDraft(
    title="阳台花圃",
    aim="六栋楼前种上花。",
    budget_fen=300_000,
    own_fen=100_000,
    matched_fen=200_000,
    milestones=(("买土", date(2025, 4, 1)), ("种花", date(2025, 5, 1))),
    source="microprojects.project:3",
)
MEMBERS = tuple((name, "") for name in ("王一", "王二", "王三", "王四", "王五"))
REGISTER = RegisterDraft(
    name="花友会",
    charter="一、自愿参加。二、账目公开。",
    members=MEMBERS,
    leader="王二",
    votes=3,
    voters=5,
    elected_on=date(2025, 3, 1),
)


@pytest.fixture
def group(estate, cast):
    """A group of the first estate, started by a resident."""
    from linli.practices.groups.actions import start_group

    return start_group(by=cast.resident, place=estate, name="花友小组", aim="一起种花")


@pytest.fixture
def active(group, cast):
    """The group after three activities that count."""
    for n in range(3):
        hold(cast, group, title=f"种花{n}")
    return group


@pytest.fixture
def project(active, cast):
    """The first project of the group."""
    from linli.practices.groups.actions import become_project

    return become_project(by=cast.resident, group=active, draft=PROJECT)


@pytest.fixture
def grown(project, active, cast):
    """The group with two projects accepted."""
    from linli.practices.groups.actions import become_project

    finish(cast, project)
    finish(cast, become_project(by=cast.resident, group=active, draft=PROJECT))
    return active


def hold(cast, group, *, confirmed=True, **changes):
    """An activity with twelve attenders counted by hand."""
    from linli.practices.groups.actions import confirm_activity, hold_activity

    parts = {
        "by": cast.resident,
        "title": "种花",
        "held_on": date(2025, 3, 2),
        "where": "院坝",
        "attenders": 12,
    }
    activity = hold_activity(group=group, **(parts | changes))
    return confirm_activity(by=cast.grid_worker, activity=activity) if confirmed else activity


def finish(cast, project):
    """A project reported done and accepted."""
    from linli.practices.groups.actions import accept_project, report_done

    report_done(by=cast.resident, project=project, report="花开了")
    return accept_project(by=cast.supervisor, project=project)
