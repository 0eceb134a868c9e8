"""Resolutions: who does what until when, and whether it is done."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from linli.civic.places.models import Place
from linli.kernel.sentence import say
from linli.platform import clock
from linli.platform.journal.freshness import fresh_for
from linli.platform.ui.blocks import Column, Filter
from linli.platform.ui.forms import ReasonForm
from linli.platform.ui.views import ActionView, PageView, SheetView
from linli.platform.ui.words import masked_name
from linli.practices.meetings import actions, forms, queries
from linli.practices.meetings.enums import ResolutionState
from linli.practices.meetings.models import Resolution
from linli.practices.meetings.views.subjects import MotionMixin, ResolutionMixin


def who(resolution: Resolution):
    """Who is responsible, as everybody may read it."""
    return resolution.organisation.name if resolution.organisation else masked_name(resolution.person.name)


class ResolutionsView(SheetView):
    """Everything that was resolved; what is overdue is public."""

    title = say("Resolutions")
    lead = say("What meetings resolved, who does it, and until when.")
    columns = (
        Column(
            say("Resolution"),
            "text",
            "lead",
            url=lambda one: one.get_absolute_url(),
            note="motion.topic.meeting.title",
        ),
        Column(say("Responsible"), who),
        Column(say("Due on"), "due_on", label=True),
        Column(say("State"), lambda one: say("overdue") if one.overdue else one.get_state_display()),
    )
    search = ("text", "organisation__name", "motion__topic__meeting__title")
    sorts = {
        "due": (say("Most urgent first"), "-state", "due_on"),
        "new": (say("Newest first"), "-given_at"),
    }
    exports = "resolutions"
    empty_sentence = say("Nothing has been resolved here yet.")

    def rows(self):
        code = self.request.GET.get("place")
        return queries.resolutions_at(get_object_or_404(Place, code=code) if code else None)

    def filters(self):
        return (Filter("state", say("State"), (*ResolutionState.choices, ("overdue", say("overdue")))),)

    def narrow(self, rows, chosen):
        return rows.overdue() if chosen.value == "overdue" else super().narrow(rows, chosen)


class ResolutionView(ResolutionMixin, PageView):
    """A resolution for everybody, with what was done for it."""

    template_name = "meetings/resolution.html"

    def get_context_data(self, **kwargs):
        one = self.resolution
        fresh_for(self.request, one.place)
        return super().get_context_data(
            resolution=one,
            who=who(one),
            days_left=None if one.is_done else (one.due_on - clock.today()).days,
            follow_ups=one.follow_ups.select_related("photo"),
            crumbs=self.crumbs,
            may=self.allowed_verbs("complete_resolution", "reopen_resolution"),
            **kwargs,
        )


class GiveResolutionView(MotionMixin, ActionView):
    verb = "meetings.give_resolution"
    form_class = forms.ResolutionForm
    title = say("Who does it, until when?")
    button = say("Give it to them")
    done = say("It stands on their desk until it is done.")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "place": self.motion.run.place}

    def get_initial(self):
        return {"text": self.motion.text}

    def act(self, form):
        return actions.give_resolution(
            by=self.by, motion=self.motion, draft=form.draft(), client_id=form.once
        )


class CompleteResolutionView(ResolutionMixin, ActionView):
    verb = "meetings.complete_resolution"
    form_class = forms.CompleteForm
    title = say("Report it done")
    button = say("It is done")
    done = say("Thank you. What was done is public now.")

    def act(self, form):
        said = form.cleaned_data
        return actions.complete_resolution(
            by=self.by, resolution=self.resolution, evidence=said["evidence"], photo=said["photo"]
        )


class ReopenResolutionView(ResolutionMixin, ActionView):
    verb = "meetings.reopen_resolution"
    form_class = ReasonForm
    title = say("Reopen it")
    button = say("Reopen it")
    done = say("It is open again and stands on the desk.")

    def act(self, form):
        return actions.reopen_resolution(
            by=self.by, resolution=self.resolution, reason=form.cleaned_data["reason"]
        )
