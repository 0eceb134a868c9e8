"""Sorting needs into groups, or answering them."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView
from linli.practices.needs import actions, queries
from linli.practices.needs.enums import GroupState, NeedSource
from linli.practices.needs.forms.sorting import SortForm
from linli.practices.needs.models import Need, NeedGroup
from linli.practices.needs.views.runs import NeedsPage, needs_url

A_PAGE = 40
SAMPLES = 3


class SortView(NeedsPage, ActionView):
    """The whole work of sorting on one page: propose, confirm, put together, answer."""

    form_class = SortForm
    template_name = "needs/sort.html"
    title = say("Sort the needs")
    lead = say(
        "Like needs are proposed as groups. Nothing counts until you confirm it; you can mend every group."
    )
    keeps_draft = False

    def may(self):
        group, answer = (
            allowed(self.by, f"needs.{verb}", self.run) for verb in ("group_needs", "answer_need")
        )
        return None if answer else group

    def act(self, form):
        said = form.cleaned_data
        acts = {
            "propose": self.propose,
            "confirm": self.confirm,
            "merge": self.merge,
            "gather": self.gather,
            "answer": self.answer,
        }
        if said["act"] not in acts:
            raise Refusal(say("Please choose what to do with what you ticked."))
        return acts[said["act"]](form, said)

    def propose(self, form, said):
        groups = actions.propose_groups(by=self.by, run=self.run)
        return say("Groups proposed: %(n)d. Please look at each and confirm it.", n=len(groups))

    def confirm(self, form, said):
        groups = NeedGroup.objects.filter(run=self.run, pk__in=said["groups"])
        n = actions.confirm_groups(by=self.by, run=self.run, groups=groups, titles=form.titles())
        return say("Groups confirmed: %(n)d", n=n)

    def merge(self, form, said):
        groups = NeedGroup.objects.filter(run=self.run, pk__in=said["groups"])
        group = actions.merge_groups(by=self.by, run=self.run, groups=groups, title=said["title"])
        return say("One group now: “%(group)s”", group=group.title)

    def gather(self, form, said):
        into = get_object_or_404(NeedGroup, run=self.run, pk=said["into"]) if said["into"] else None
        needs = Need.objects.filter(run=self.run, pk__in=said["needs"])
        group = actions.group_needs(by=self.by, run=self.run, needs=needs, title=said["title"], group=into)
        return say("Put together in “%(group)s”", group=group.title)

    def answer(self, form, said):
        needs = Need.objects.filter(run=self.run, pk__in=said["needs"])
        n = actions.answer_needs(by=self.by, run=self.run, needs=needs, reason=said["reason"])
        return say("Needs answered: %(n)d", n=n)

    def done_with(self, result: Any):
        return result

    def goes_to(self, result: Any) -> str:
        return self.request.get_full_path()

    @cached_property
    def groups(self) -> list[NeedGroup]:
        return queries.groups_with_counts(self.run)

    def get_context_data(self, **kwargs: Any) -> dict:
        ask, form = self.request.GET, kwargs["form"] if "form" in kwargs else self.get_form()
        loose = _narrowed(queries.needs_to_sort(self.run).filter(group=None), ask)
        proposed = [one for one in self.groups if one.state == GroupState.PROPOSED]
        return super().get_context_data(
            run=self.run, proposed=_with_samples(proposed), page=Paginator(loose, A_PAGE).get_page(ask.get("page")),
            mendable=[one for one in self.groups if one.state == GroupState.CONFIRMED], unsorted=queries.needs_unsorted(self.run),
            confirmed=[one for one in self.groups if one.state != GroupState.PROPOSED], sources=NeedSource.choices,
            q=ask.get("q", ""), source=ask.get("source", ""), chosen=_chosen(form), **(kwargs | {"form": form}),
        )  # fmt: skip


class GroupView(NeedsPage, ActionView):
    """One group: its needs, its title, what was made of it; to mend as long as it is not appraised."""

    form_class = SortForm
    template_name = "needs/group.html"
    keeps_draft = False

    @cached_property
    def group(self) -> NeedGroup:
        rows = NeedGroup.objects.select_related("run__edition", "run__place", "appraisal", "fund_check")
        return get_object_or_404(rows, pk=self.kwargs["group"])

    @cached_property
    def run(self):
        return self.group.run

    @property
    def title(self):
        return self.group.title

    def act(self, form):
        said = form.cleaned_data
        needs = Need.objects.filter(group=self.group, pk__in=said["needs"])
        if said["act"] == "rename":
            return actions.rename_group(by=self.by, group=self.group, title=said["title"])
        if said["act"] == "split":
            return actions.group_needs(by=self.by, run=self.run, needs=needs, title=said["title"])
        if said["act"] == "dissolve":
            actions.dissolve_group(by=self.by, group=self.group)
            return None
        return actions.take_out(by=self.by, group=self.group, needs=needs)

    def goes_to(self, result: Any) -> str:
        return result.get_absolute_url() if result else needs_url("group_needs", self.run)

    def get_context_data(self, **kwargs: Any) -> dict:
        reads = allowed(self.by, "needs.read_needs", self.group).passed
        needs = (
            self.group.needs.select_related("estate").order_by("-households", "id")
            if reads
            else Need.objects.none()
        )
        return super().get_context_data(
            group=self.group, run=self.run, reads=reads, page=Paginator(needs, A_PAGE).get_page(self.request.GET.get("page")),
            mends=allowed(self.by, "needs.group_needs", self.group).passed and self.group.state in (GroupState.PROPOSED, GroupState.CONFIRMED),
            appraises=allowed(self.by, "needs.appraise_group", self.group).passed, checks=allowed(self.by, "needs.check_fund_lists", self.group).passed,
            households=len(queries.families_of([self.group])[self.group.pk]), refusals=_refusals(self.group),
            needs_n=self.group.needs.count(), **kwargs,
        )  # fmt: skip


def _refusals(group: NeedGroup) -> list:
    check = getattr(group, "fund_check", None)
    return list(check.refusals.select_related("item")) if check else []


def _narrowed(needs, ask):
    """Loose needs, by words and by where they were said."""
    if words := ask.get("q", "").strip()[:60]:
        needs = needs.filter(Q(text__icontains=words) | Q(about__icontains=words))
    if (source := ask.get("source", "")) in NeedSource.values:
        needs = needs.filter(source=source)
    return needs


def _with_samples(groups: list[NeedGroup]) -> list[tuple[NeedGroup, list[str]]]:
    """Each proposed group with the first few of its needs (1 query)."""
    texts: dict[int, list[str]] = {}
    for group, text in (
        Need.objects.filter(group__in=groups)
        .values_list("group", "text")
        .order_by("group", "-households", "id")
    ):
        kept = texts.setdefault(group, [])
        if len(kept) < SAMPLES and text not in kept:
            kept.append(text)
    return [(group, texts.get(group.pk, [])) for group in groups]


def _chosen(form: SortForm) -> set[int]:
    """What was ticked, kept after a refusal."""
    data = form.data if form.is_bound else None
    ticked = [*data.getlist("needs"), *data.getlist("groups")] if data else []
    return {int(one) for one in ticked if one.isascii() and one.isdigit()}
