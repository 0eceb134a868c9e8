"""The page of a project, and the sheets around it: the projects of a place, vouchers, ratings."""

from __future__ import annotations

from dataclasses import replace

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from linli.civic.places.enums import EstateKind
from linli.civic.places.models import Place
from linli.kernel.sentence import Sentence, say
from linli.platform.journal.queries import of_subject
from linli.platform.permits import allowed
from linli.platform.ui import words
from linli.platform.ui.addresses import page_of
from linli.platform.ui.blocks import Column, Filter, TimelineItem
from linli.platform.ui.views import ByMixin, SheetView, found_or_404
from linli.practices.microprojects import actions, queries
from linli.practices.microprojects.enums import ProjectState, VoucherKind
from linli.practices.microprojects.models import MicroProject, Rating
from linli.practices.microprojects.rules.satisfaction import METHODS
from linli.practices.microprojects.views import figures
from linli.practices.microprojects.views.links import milestone_links, project_links
from linli.practices.microprojects.views.subjects import ProjectMixin

SHOWN = 10
CARE = {"microprojects.send_back_milestone", "microprojects.void_voucher"}


class ProjectsView(SheetView):
    """The projects of a place and of all within it."""

    title = say("Micro-projects")
    search = ("title", "estate__name", "problem")
    exports = "micro-projects"
    empty_sentence = say("No micro-project has been opened here yet.")
    sorts = {
        "new": (say("Newest first"), "-opened_on", "-id"),
        "place": (say("By estate"), "estate__path", "id"),
        "budget": (say("Largest budget first"), "-budget_fen"),
    }
    columns = (
        Column(say("Project"), "title", "lead", url=MicroProject.get_absolute_url),
        Column(say("Estate"), "estate.name"),
        Column(say("State"), "get_state_display"),
        Column(say("Milestones accepted"), lambda one: f"{one.done}/{one.steps}", label=True),
        Column(say("Budget"), "budget_fen", "yuan", label=True),
        Column(say("Own part"), "own_fen", "yuan", label=True),
        Column(say("Paid out"), "paid_fen", "yuan", label=True),
        Column(say("Households that rated"), lambda one: f"{one.rated}/{one.beneficiaries}", label=True),
        Column(say("Accepted on"), "accepted_on", "when", label=True),
    )

    @cached_property
    def place(self) -> Place:
        return get_object_or_404(Place, code=self.kwargs["place"])

    @property
    def crumbs(self) -> str:
        return self.place.name

    def rows(self):
        return queries.projects_at(self.place)

    def filters(self):
        return (
            Filter("state", say("State"), ProjectState.choices),
            Filter("estate__estate_kind", say("Kind of estate"), EstateKind.choices),
        )


class ProjectView(ProjectMixin, ByMixin, TemplateView):
    """A project for everybody: what is built, how far it is, where the money went, what neighbours say of it."""

    template_name = "microprojects/project.html"

    @cached_property
    def project(self) -> MicroProject:
        return found_or_404(queries.project_with_all(self.kwargs["project"]))

    def get_context_data(self, **kwargs):
        project = self.project
        shown = (self.work(), self.money(), self.opinions(), timeline(project))
        return super().get_context_data(
            links=project_links(project, self.by),
            source_url=page_of(project.source),
            **{name: value for part in shown for name, value in part.items()},
            **kwargs,
        )

    def work(self) -> dict:
        """How far it is."""
        milestones = [
            {
                "row": one,
                "photos": figures.photo_pairs(one),
                "links": milestone_links(one, self.project, self.by),
            }
            for one in self.project.milestones.all()
        ]
        photos = figures.before_and_after(self.project)
        return {"steps": figures.steps(self.project), "photos": photos, "milestones": milestones}

    def money(self) -> dict:
        """Where the money went."""
        rows = queries.account_rows(self.project)
        return {
            "lines": queries.line_states(self.project),
            "money": queries.money_state(self.project, rows),
            "money_rows": figures.money_rows(self.project, rows),
        }

    def opinions(self) -> dict:
        """What neighbours say of it."""
        ratings = queries.ratings_of(self.project)
        how = reverse("microprojects:ratings", kwargs={"project": self.project.pk})
        told = figures.who_rated(ratings) if ratings.n else ""
        return {"figures": figures.rating_figures(ratings, how), "who_rated": told}


class VouchersView(ProjectMixin, SheetView):
    """All vouchers of a project; payees are masked until somebody who may opens them, which is recorded."""

    template_name = "microprojects/vouchers.html"
    title = say("Vouchers")
    exports = "vouchers"
    search = ("number",)
    opened = False
    empty_sentence = say("No voucher has been added yet.")
    columns = (
        Column(
            say("Number"),
            "number",
            "lead",
            note=lambda one: one.voided_because and say("void: %(why)s", why=one.voided_because),
        ),
        Column(say("Kind"), "get_kind_display"),
        Column(say("Payee"), lambda one: words.masked_name(one.payee), label=True),
        Column(say("Budget line"), "line.title", note="milestone.title"),
        Column(say("Amount"), "amount_fen", "yuan"),
        Column(say("Day on the paper"), "issued_on", "when"),
    )

    def rows(self):
        return queries.vouchers_of(self.project)

    def filters(self):
        return (Filter("kind", say("Kind"), VoucherKind.choices),)

    def get_context_data(self, **kwargs):
        may = allowed(self.by, "microprojects.open_payees", self.project)
        void = allowed(self.by, "microprojects.void_voucher", self.project) and not self.project.is_closed
        return super().get_context_data(
            may_open=may and not self.opened,
            may_void=void,
            opened=self.opened,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        actions.open_payees(by=self.by, project=self.project)
        self.opened = True
        paper = replace(self.columns[0], url=lambda one: one.file.url)
        self.columns = (paper, self.columns[1], replace(self.columns[2], value="payee"), *self.columns[3:])
        return self.get(request, *args, **kwargs)


class RatingsView(ProjectMixin, SheetView):
    """How the satisfaction of a project was counted: each method, the marks, and every rating without its household."""

    template_name = "microprojects/ratings.html"
    title = say("How neighbours rate it")
    exports = "ratings"
    empty_sentence = say("No household has rated this yet.")
    columns = (
        Column(say("Before"), lambda one: one.before or say("can't say"), "lead", label=True),
        Column(say("Now"), "after", label=True),
        Column(say("Channel"), "get_channel_display"),
        Column(say("Day"), "rated_on", "when"),
    )

    def rows(self):
        return Rating.objects.filter(project=self.project).order_by("after", "before", "rated_on", "pk")

    def get_context_data(self, **kwargs):
        state = queries.ratings_of(self.project)
        return super().get_context_data(
            state=state,
            ways=[(Sentence(METHODS[name]), figures.told_value(one)) for name, one in state.measures.items()],
            who_rated=figures.who_rated(state) if state.n else "",
            marks=sorted(state.table.items(), reverse=True),
            comments=queries.comments_of(self.by, self.project),
            **kwargs,
        )


def timeline(project: MicroProject) -> dict[str, list[TimelineItem]]:
    """What happened to a project, newest first, down to its opening; what lies further back apart."""
    items = [
        TimelineItem(entry.at, Sentence.from_data(entry.tells), care=entry.verb in CARE)
        for entry in of_subject(project, limit=60)
    ]
    if project.own_fen:
        items.append(TimelineItem(project.opened_on, say("“%(project)s” was opened", project=project.title)))
    return {"timeline": items[:SHOWN], "earlier": items[SHOWN:]}
