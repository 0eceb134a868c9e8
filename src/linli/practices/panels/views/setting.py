"""The panel as everybody reads it, and how it is set up and kept going."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.process.views.standing import stage_steps
from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict
from linli.platform.journal.freshness import fresh_for
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Link
from linli.platform.ui.views import ActionView, PageView
from linli.practices.panels import actions, forms, rules
from linli.practices.panels.actions.locking import already
from linli.practices.panels.queries import (
    default_rubric,
    reviewers_to_choose,
    roles_of_reviewers,
    seat_of,
    seats_in,
    standing_candidates,
)
from linli.practices.panels.views.panels import PanelMixin

OFFERED = (
    "set_rubric", "open_panel", "appoint_reviewer", "recuse_reviewer", "extend_scoring", "present",
    "publish_decisions", "open_sheet",
)  # fmt: skip


class PanelView(PanelMixin, PageView):
    """The rubric, the rule, how far the scoring has come, and once they are out the decisions: public."""

    template_name = "panels/panel.html"

    def get_context_data(self, **kwargs):
        fresh_for(self.request, self.run.place)
        panel, rubric = self.panel, self.panel.rubric if self.panel else None
        return super().get_context_data(
            run=self.run,
            steps=stage_steps(self.run),
            panel=panel,
            rubric=rubric,
            told=rules.tell_rubric(rubric) if rubric else [],
            counts=self.counts(),
            seat=seat_of(self.by.person, panel) if panel else None,
            may=self.possible(),
            **kwargs,
        )

    def counts(self) -> dict:
        """How many candidates there are and how many sit on the panel."""
        if self.panel is None:
            return {"candidates": 0, "reviewers": 0}
        seats = self.panel.reviewers.filter(recused_at=None)
        return {"candidates": standing_candidates(self.panel).count(), "reviewers": seats.count()}

    def possible(self) -> dict:
        """What the reader may do here now."""
        found = {verb: allowed(self.by, f"panels.{verb}", self.run) for verb in OFFERED}
        found["see_scores"] = self.panel and self.panel.rubric and self.sees_scores()
        return found


class BeforeOpeningMixin(PanelMixin):
    """A view of what is done before a panel opens; afterwards it says why it is too late."""

    def may(self):
        verdict = super().may()
        too_late = already(self.panel) if self.panel else None
        return Verdict(False, too_late) if verdict and too_late else verdict


class SetRubricView(BeforeOpeningMixin, ActionView):
    """Set the rubric, beginning with one that is shipped or with the one that stands."""

    verb = "panels.set_rubric"
    form_class = forms.RubricForm
    template_name = "panels/set_rubric.html"
    title = say("Set the rubric")
    lead = say("When the panel opens it is frozen and hashed; from then on nobody can change it.")
    button = say("Save the rubric")
    done = say("The rubric is saved. Everybody can read it.")

    def rubric(self) -> rules.Rubric:
        """What the form begins with."""
        asked = rules.SHIPPED.get(self.request.GET.get("from", ""))
        return asked or (self.panel and self.panel.rubric) or default_rubric(self.run)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "rubric": self.rubric()}

    def get_context_data(self, **kwargs):
        tabs = [
            Link(say("For proposals"), "?from=proposals", here=self.request.GET.get("from") == "proposals"),
            Link(say("For visits to estates"), "?from=visit", here=self.request.GET.get("from") == "visit"),
        ]
        return super().get_context_data(tabs=tabs, **kwargs)

    def act(self, form):
        return actions.set_rubric(by=self.by, run=self.run, rubric=form.rubric())


class OpenPanelView(BeforeOpeningMixin, ActionView):
    """Appoint the reviewers and open the panel."""

    verb = "panels.open_panel"
    form_class = forms.OpenPanelForm
    title = say("Open the panel")
    lead = say(
        "The rubric is frozen, conflicts of interest are looked up, and candidates are assigned evenly."
    )
    button = say("Freeze the rubric and open the panel")
    done = say("The panel is open. The reviewers now declare their interests.")

    def get_form_kwargs(self):
        chosen, roles = reviewers_to_choose(self.run), roles_of_reviewers(self.run)
        return {**super().get_form_kwargs(), "mandates": chosen, "residents": "resident" in roles}

    def act(self, form):
        return actions.open_panel(
            by=self.by, run=self.run, reviewers=form.people(), closes_on=form.cleaned_data["closes_on"]
        )


class AppointReviewerView(PanelMixin, ActionView):
    """Appoint one more reviewer."""

    verb = "panels.appoint_reviewer"
    needs_open = True
    form_class = forms.AppointForm
    title = say("Appoint a reviewer")
    button = say("Appoint")
    done = say("Appointed. What is missing was assigned at once.")

    def get_form_kwargs(self):
        chosen, roles = reviewers_to_choose(self.run), roles_of_reviewers(self.run)
        return {**super().get_form_kwargs(), "mandates": chosen, "residents": "resident" in roles}

    def goes_to(self, result) -> str:
        return self.back_url

    def act(self, form):
        return actions.appoint_reviewer(by=self.by, run=self.run, person=form.person())


class ExtendScoringView(PanelMixin, ActionView):
    """Give more time for scores."""

    verb = "panels.extend_scoring"
    needs_open = True
    form_class = forms.ExtendForm
    title = say("Give more time for scores")
    button = say("Put off the last day")

    def act(self, form):
        return actions.extend_scoring(by=self.by, run=self.run, **form.cleaned_data)


class RecuseReviewerView(PanelMixin, ActionView):
    """Recuse a reviewer from a candidate or from the panel."""

    verb = "panels.recuse_reviewer"
    needs_open = True
    form_class = forms.RecuseForm
    title = say("Recuse a reviewer")
    lead = say("Their sheets no longer count there, and others take their place.")
    button = say("Recuse")
    done = say("The reviewer is recused.")

    @cached_property
    def seats(self) -> list:
        return list(seats_in(self.panel).filter(recused_at=None)) if self.panel else []

    def get_form_kwargs(self):
        candidates = list(standing_candidates(self.panel)) if self.panel else []
        return {**super().get_form_kwargs(), "seats": self.seats, "candidates": candidates}

    def goes_to(self, result) -> str:
        return reverse("panels:recuse_reviewer", kwargs={"run": self.run.pk})

    def act(self, form):
        return actions.recuse_reviewer(by=self.by, **form.chosen())
