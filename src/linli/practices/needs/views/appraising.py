"""Appraising groups, checking the negative list, and the topics that come of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext

from linli.kernel.sentence import mark as _
from linli.kernel.sentence import say
from linli.platform.permits import allowed
from linli.platform.sheets import Column, sheet_response
from linli.platform.ui.views import ActionView, PageView, PrintView
from linli.platform.ui.words import told
from linli.practices.needs import actions, forms, queries
from linli.practices.needs.enums import GroupState
from linli.practices.needs.models import NeedGroup
from linli.practices.needs.rules.ranking import MARKS
from linli.practices.needs.views.runs import NeedsPage, needs_url


class GroupsToDoView(NeedsPage, PageView):
    """The groups of a run that still want something, and those that have it."""

    template_name = "needs/groups_to_do.html"
    verb = title = lead = act_name = None
    wanted: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()

    def get_context_data(self, **kwargs: Any) -> dict:
        groups = queries.groups_with_counts(self.run)
        return super().get_context_data(
            run=self.run, title=self.title, lead=self.lead, crumbs=self.crumbs, act_name=self.act_name, may=self.may(),
            todo=[one for one in groups if one.state in self.wanted], done=[one for one in groups if one.state in self.finished],
            **kwargs,
        )  # fmt: skip


class AppraiseView(GroupsToDoView):
    """Groups to appraise."""

    verb = "needs.appraise_group"
    title = say("Appraise the groups")
    lead = say(
        "Each group gets three marks from 1 to 5, each with its reason; they make the order of the topics."
    )
    act_name = "needs:appraise"
    wanted = (GroupState.CONFIRMED,)
    finished = (GroupState.APPRAISED, GroupState.ADMISSIBLE, GroupState.REFUSED)


class CheckView(GroupsToDoView):
    """Groups to hold against the negative list."""

    verb = "needs.check_fund_lists"
    title = say("Hold the groups against the negative list")
    lead = say(
        "What the guarantee fund may not pay for is refused, each time with a reason that everybody can read."
    )
    act_name = "needs:check"
    wanted = (GroupState.APPRAISED,)
    finished = (GroupState.ADMISSIBLE, GroupState.REFUSED)


class GroupAct(NeedsPage, ActionView):
    """An act on one group."""

    @cached_property
    def group(self) -> NeedGroup:
        rows = NeedGroup.objects.select_related("run__edition", "run__place", "appraisal")
        return get_object_or_404(rows, pk=self.kwargs["group"])

    @cached_property
    def run(self):
        return self.group.run

    @property
    def title(self):
        return self.group.title

    @property
    def back_url(self) -> str:
        return needs_url(self.verb.removeprefix("needs."), self.run)

    def may(self):
        return allowed(self.by, self.verb, self.group)

    def goes_to(self, result: Any) -> str:
        return self.back_url

    def get_context_data(self, **kwargs: Any) -> dict:
        reads = allowed(self.by, "needs.read_needs", self.group).passed
        needs = queries.sayings_of(self.group) if reads else []
        return super().get_context_data(
            group=self.group, needs=needs, needs_n=self.group.needs.count(),
            households=len(queries.families_of([self.group])[self.group.pk]), **kwargs,
        )  # fmt: skip


class AppraiseGroupView(GroupAct):
    """Three marks and why."""

    verb = "needs.appraise_group"
    template_name = "needs/appraise.html"
    form_class = forms.MarksForm
    lead = say("Urgency, reach and feasibility: three marks from 1 to 5, each with its reason.")
    button = say("Keep the marks")
    done = say("The marks are kept.")

    def get_initial(self):
        marks = getattr(self.group, "appraisal", None)
        return {name: getattr(marks, name) for name in forms.MarksForm.base_fields} if marks else {}

    def act(self, form):
        actions.appraise_group(by=self.by, group=self.group, marks=form.marks())


class CheckGroupView(GroupAct):
    """Each line of the list: touched, with the reason, or not."""

    verb = "needs.check_fund_lists"
    template_name = "needs/check.html"
    form_class = forms.FundCheckForm
    lead = say("Tick each line that it touches and write why. With no tick it is admissible.")
    button = say("Keep the check")
    done = say("The check is kept.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"items": queries.fund_list(self.run.place)}

    def act(self, form):
        actions.check_fund_lists(
            by=self.by, group=self.group, touched=form.touched(), note=form.cleaned_data["note"]
        )


class TopicsView(NeedsPage, PageView):
    """The topic list: ranked, public, with what the fund can't pay for and why; as XLSX too."""

    template_name = "needs/topics.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.export() if request.GET.get("export") == "xlsx" else super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict:
        topics = queries.topic_list(self.run)
        return super().get_context_data(
            run=self.run, crumbs=self.crumbs, topics=[one for one in topics if one.admissible],
            refused=[one for one in topics if one.group.state == GroupState.REFUSED],
            unchecked=[one for one in topics if one.group.state == GroupState.APPRAISED], **kwargs,
        )  # fmt: skip

    def export(self) -> HttpResponse:
        columns = [Column(code, title) for code, title in TOPIC_COLUMNS]
        return sheet_response(
            f"{self.run.title} {gettext('Topic list')}", columns, map(_line, queries.topic_list(self.run))
        )


TOPIC_COLUMNS = (
    ("number", _("No.")),
    ("title", _("Topic")),
    ("points", _("Points")),
    ("urgency", _("Urgency")),
    ("reach", _("Reach")),
    ("feasibility", _("Feasibility")),
    ("households", _("Households")),
    ("needs", _("Needs")),
    ("estates", _("Estates")),
    ("state", _("State")),
    ("why", _("Because")),
)


def _line(topic: queries.Topic) -> dict[str, Any]:
    refused = [f"{told(one.item.told)}: {one.reason}" for one in topic.refusals]
    marks = {mark: getattr(topic.group.appraisal, mark) for mark in MARKS}
    counted = {
        "number": topic.number,
        "points": topic.points,
        "households": topic.households,
        "needs": topic.needs,
    }
    words = {"title": topic.group.title, "state": topic.group.get_state_display(), "why": "; ".join(refused)}
    return marks | counted | words | {"estates": "、".join(estate.name for estate in topic.estates)}


class TopicsPrintView(NeedsPage, PrintView):
    """The topic list on A4."""

    template_name = "needs/topics_print.html"
    title = say("Topic list")
    file_name = "topics"

    def get_context_data(self, **kwargs: Any) -> dict:
        return super().get_context_data(run=self.run, topics=queries.topic_list(self.run), **kwargs)
