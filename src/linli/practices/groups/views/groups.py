"""Groups of a place, one group with its chain, the chain of an organisation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.process.views.runs import PlaceMixin
from linli.kernel.sentence import Sentence, say
from linli.platform.permits import allowed, verb
from linli.platform.ui.addresses import page_of
from linli.platform.ui.blocks import Column, Link
from linli.platform.ui.views import ActionView, PageView, SheetView, found_or_404
from linli.practices.groups import actions, forms, queries
from linli.practices.groups.models import Group

ON_ROWS = ("confirm_activity", "report_done", "accept_project")
"""What is done to an activity or a project of a group."""


class GroupsView(PlaceMixin, SheetView):
    """The groups of a place, and how far each has come: public."""

    columns = (
        Column(
            say("Name of the group"), "name", "lead", url=lambda one: one.get_absolute_url(), note="home.name"
        ),
        Column(say("Activities that count"), "counted", "number", label=True),
        Column(say("Projects accepted"), "accepted", "number", label=True),
        Column(
            say("Organisation"),
            lambda one: one.organisation.name if one.organisation else say("not registered yet"),
        ),
    )
    title = say("Groups")
    search = ("name", "home__name")
    exports = "groups"
    empty_sentence = say("No group has been started here yet.")
    empty_do = say("Start a group")

    @property
    def empty_url(self) -> str:
        return reverse("groups:start_group", kwargs={"place": self.place.code})

    @property
    def crumbs(self) -> list[Link]:
        return [Link(self.place.name, reverse("place", kwargs={"place": self.place.code}))]

    def rows(self):
        return queries.groups_at(self.place).order_by("home__path", "name")


class StartGroupView(PlaceMixin, ActionView):
    """Neighbours start a group."""

    form_class = forms.GroupForm
    title = say("Start a group")
    button = say("Start the group")
    done = say("The group is started. Enter its activities as they are held.")

    @property
    def lead(self) -> str:
        return self.place.name

    @property
    def back_url(self) -> str:
        return reverse("groups:groups", kwargs={"place": self.place.code})

    def may(self):
        return allowed(self.by, "groups.start_group", self.place)

    def act(self, form):
        return actions.start_group(by=self.by, place=self.place, client_id=form.once, **form.cleaned_data)


class GroupMixin:
    """A view of one group with all, `self.group`; its verb, tried before a form is shown, is `self.verb`."""

    verb = ""

    @cached_property
    def group(self) -> Group:
        return found_or_404(queries.group_with_all(self.kwargs["group"]))

    @property
    def place_name(self) -> str:
        return self.group.home.name

    @property
    def back_url(self) -> str:
        return self.group.get_absolute_url()

    @property
    def crumbs(self) -> list[Link]:
        groups = reverse("groups:groups", kwargs={"place": self.group.home.code})
        return [Link(say("Groups"), groups), Link(self.group.name, self.group.get_absolute_url())]

    def may(self):
        return allowed(self.by, self.verb, self.group) if self.verb else None


class GroupView(GroupMixin, PageView):
    """A group: activities, projects, passages, and what the next one asks for."""

    template_name = "groups/group.html"

    def links(self) -> list[Link]:
        """What the reader can do for the group now."""
        group, standing = self.group, queries.standing_of(self.group)
        registered = group.organisation_id is not None
        pages = (
            ("hold_activity", "activity", True),
            ("become_project", "project", standing.project.passed),
            ("become_organisation", "register", standing.organisation.passed and not registered),
        )
        return [
            Link(Sentence(verb(f"groups.{act}").title), reverse(f"groups:{page}", kwargs={"group": group.pk}))
            for act, page, fits in pages
            if fits and allowed(self.by, f"groups.{act}", group)
        ]

    def get_context_data(self, **kwargs):
        group = self.group
        return super().get_context_data(
            group=group,
            crumbs=self.crumbs,
            links=self.links(),
            standing=queries.standing_of(group),
            chain=chain_of(group),
            projects=[(one, page_of(one.source)) for one in group.projects.all()],
            may={act: allowed(self.by, f"groups.{act}", group) for act in ON_ROWS},
            **kwargs,
        )


class ChainView(GroupView):
    """The chain of an organisation, back to the first activity."""

    @cached_property
    def group(self) -> Group:
        return found_or_404(queries.group_of_organisation(self.kwargs["organisation"]))


def chain_of(group: Group) -> list[tuple]:
    """Each passage with what went before it, as rows of the group with their pages (no query)."""
    known = {one.source: one for one in group.activities.all()}
    known |= {one.reference: one for one in group.projects.all()}
    for one in known.values():
        one.group = group
    return [
        (one, Sentence.from_data(one.because), [known[name] for name in one.rests_on if name in known])
        for one in group.passages.all()
    ]
