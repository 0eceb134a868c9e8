"""Every page of groups as it is opened, and its form as it is sent."""

from __future__ import annotations

import pytest
from django.urls import reverse

from linli.practices.groups import actions
from linli.practices.groups.models import Activity, Group, GroupProject
from linli.practices.groups.queries import waiting
from tests.practices.groups.conftest import REGISTER, hold


def url(name, **kwargs):
    return reverse(f"groups:{name}", kwargs=kwargs)


@pytest.mark.parametrize("name", ["hold_activity", "become_project", "become_organisation"])
def test_duties_have_a_page_for_a_run(run_at, client, name):
    assert client.get(url(name, run=run_at().pk)).status_code == 200


def test_group_is_started_and_holds_an_activity_on_the_site(estate, cast, signed_in, client):
    home = signed_in(cast.resident)
    assert home.get(url("groups", place=estate.code)).status_code == 200
    sent = home.post(url("start_group", place=estate.code), {"name": "花友小组", "aim": "种花"})
    group = Group.objects.get()
    assert sent.url == group.get_absolute_url()
    activity = {"title": "种花", "held_on": "2025-03-02", "where": "院坝"}
    here = url("activity", group=group.pk)
    assert home.post(here, activity).status_code == 422
    wrong = home.post(here, activity | {"check_ins": "9栋999"})
    assert set(wrong.context["form"].errors) == {"check_ins"}
    assert home.post(here, activity | {"check_ins": "1栋001\n院1 1栋002，3\n"}).status_code == 302

    assert Activity.objects.get().attenders == 4
    client.logout()
    assert "种花" in client.get(url("group", group=group.pk)).content.decode()
    assert "花友小组" in client.get(url("groups", place=estate.parent.code)).content.decode()


def test_number_is_confirmed_on_the_site(group, cast, signed_in):
    activity = hold(cast, group, confirmed=False)
    worker = signed_in(cast.grid_worker)
    assert "12" in worker.get(url("confirm", activity=activity.pk)).content.decode()
    assert worker.post(url("confirm", activity=activity.pk)).status_code == 302

    activity.refresh_from_db()
    assert activity.is_sure


FORM = {
    "title": "阳台花圃", "aim": "种上花", "budget_fen": "3000", "own_fen": "1000", "matched_fen": "2000",
    "source": "/projects/3/", "milestone_1": "买土", "due_1": "2025-04-01",
}  # fmt: skip


def test_project_is_taken_up_done_and_accepted_on_the_site(active, cast, signed_in):
    home, here = signed_in(cast.resident), url("project", group=active.pk)
    assert home.get(here).context["refused"] is None
    assert set(home.post(here, FORM | {"own_fen": "999"}).context["form"].errors) == {"budget_fen"}
    assert set(home.post(here, FORM | {"milestone_2": "种"}).context["form"].errors) == {"milestone_2"}
    assert home.post(here, FORM).status_code == 302
    project = GroupProject.objects.get()
    assert project.source == "microprojects.project:3"
    assert "/projects/3/" in home.get(url("group", group=active.pk)).content.decode()
    assert home.post(url("report_done", project=project.pk), {"report": "花开了"}).status_code == 302
    supervisor = signed_in(cast.supervisor)
    assert "花开了" in supervisor.get(url("accept", project=project.pk)).content.decode()
    assert supervisor.post(url("accept", project=project.pk)).status_code == 302

    project.refresh_from_db()
    assert project.state == "accepted"


def test_project_page_says_what_is_still_missing(group, cast, signed_in):
    page = signed_in(cast.resident).get(url("project", group=group.pk))

    assert "0 of 3" in str(page.context["refused"])


def test_group_is_registered_on_the_site_and_shows_its_chain(grown, cast, signed_in, client):
    officer, here = signed_in(cast.community_officer), url("register", group=grown.pk)
    form = {
        "name": "花友会", "charter": "自愿参加", "members": "王一 13800001111\n王二\n王三\n王四\n王五", "leader": "王二",
        "elected_on": "2025-03-01", "voters": "5", "votes": "3",
    }  # fmt: skip
    assert "花友小组" in officer.get(here).content.decode()
    assert set(officer.post(here, form | {"leader": "赵六"}).context["form"].errors) == {"leader"}
    sent = officer.post(here, form)
    assert sent.status_code == 302
    client.logout()

    page = client.get(sent.url).content.decode()
    assert "活动项目化" in page
    assert "项目组织化" in page
    assert "王二" not in page
    assert "自愿参加" in page


def test_desk_tells_what_waits(group, cast):
    hold(cast, group, confirmed=False)
    assert len(waiting(cast.grid_worker)) == 1
    assert waiting(cast.nobody) == waiting(cast.household) == []
    for n in range(3):
        hold(cast, group, title=f"种花{n}")
    from tests.practices.groups.conftest import PROJECT, finish

    project = actions.become_project(by=cast.resident, group=group, draft=PROJECT)
    actions.report_done(by=cast.resident, project=project, report="好")
    assert len(waiting(cast.supervisor)) == 1
    actions.accept_project(by=cast.supervisor, project=project)
    finish(cast, actions.become_project(by=cast.resident, group=group, draft=PROJECT))
    assert [one.url for one in waiting(cast.community_officer)][-1] == url("register", group=group.pk)
    actions.become_organisation(by=cast.community_officer, group=group, draft=REGISTER)
    assert len(waiting(cast.community_officer)) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_a_constant_number_of_queries(
    estates, cast, community, signed_in, django_assert_num_queries, count
):
    for n in range(count):
        group = actions.start_group(by=cast.resident, place=estates[0], name=f"组{n}", aim="x")
        for _each in range(count):
            hold(cast, group)
    reader = signed_in(cast.auditor)
    reader.get(url("groups", place=community.code))
    reader.get(url("group", group=group.pk))

    with django_assert_num_queries(7):
        reader.get(url("groups", place=community.code))
    with django_assert_num_queries(9):
        reader.get(url("group", group=group.pk))
