"""What reviewers do: declare, see what is theirs, score, correct."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, Verdict
from linli.platform.ui.views import ActionView, PageView
from linli.practices.panels import actions, forms
from linli.practices.panels.models import ScoreSheet
from linli.practices.panels.queries import (
    own_sheet,
    reviewer_table,
    standing_candidates,
    why_not_to_score,
)
from linli.practices.panels.queries.tables import CHANGED, DONE, IN_CONFLICT, NOT_MINE, TO_DO
from linli.practices.panels.views.panels import CandidateMixin, SeatMixin

SECTIONS = (
    (say("To score"), (TO_DO, CHANGED)),
    (say("Scored"), (DONE,)),
    (say("Not for you: a conflict of interest"), (IN_CONFLICT,)),
    (say("Assigned to others"), (NOT_MINE,)),
)


class OwnTableView(SeatMixin, PageView):
    """Every candidate with the reviewer's own state, on one page."""

    template_name = "panels/own_table.html"

    def get_context_data(self, **kwargs):
        rows = reviewer_table(self.panel, self.seat) if self.seat and self.panel.rubric else []
        sections = [(title, [row for row in rows if row.state in states]) for title, states in SECTIONS]
        before, after = reverse("panels:score_candidate", kwargs={"candidate": 0}).rsplit("0", 1)
        return super().get_context_data(
            run=self.run,
            panel=self.panel,
            seat=self.seat,
            sections=[(title, found) for title, found in sections if found],
            done=sum(row.state == DONE for row in rows),
            all=sum(row.state in (TO_DO, CHANGED, DONE) for row in rows),
            before=before,
            after=after,
            **kwargs,
        )


class DeclareConflictView(SeatMixin, ActionView):
    """Say in which candidates one has an interest, or that there is none."""

    verb = "panels.declare_conflict"
    needs_open = True
    form_class = forms.DeclareForm
    template_name = "panels/declare.html"
    title = say("Declare conflicts of interest")
    lead = say("Tick what you, your family or your friends would gain or lose by. You then do not score it.")
    button = say("Declare it")
    done = say("Thank you. You can score now.")

    def get_form_kwargs(self):
        candidates = list(standing_candidates(self.panel)) if self.panel else []
        return {**super().get_form_kwargs(), "candidates": candidates}

    def get_context_data(self, **kwargs):
        known = self.seat.conflicts.select_related("candidate") if self.seat else []
        return super().get_context_data(known=list(known), **kwargs)

    def goes_to(self, result) -> str:
        return reverse("panels:score", kwargs={"run": self.run.pk})

    def act(self, form):
        return actions.declare_conflict(
            by=self.by, run=self.run, conflicts=form.conflicts(), note=form.cleaned_data["note"]
        )


class ScoreView(CandidateMixin, ActionView):
    """Read a candidate and score it."""

    verb = "panels.score"
    form_class = forms.ScoreForm
    template_name = "panels/score.html"
    button = say("Send the score sheet")
    done = say("Your sheet is in. Until the decisions are published you can correct it.")

    @property
    def title(self):
        return self.candidate.title

    @cached_property
    def own(self) -> ScoreSheet | None:
        return own_sheet(self.seat, self.candidate)

    @property
    def is_scored(self) -> bool:
        """Whether the candidate has been scored as it stands."""
        return bool(self.own and self.own.content_digest == self.candidate.content_digest)

    def may(self):
        verdict = super().may()
        if not verdict.passed or self.seat is None:
            return verdict
        why = why_not_to_score(self.panel, self.seat, self.candidate)
        return Verdict(False, why) if why else verdict

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "rubric": self.panel.rubric}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            candidate=self.candidate,
            panel=self.panel,
            run=self.candidate.run,
            scored=self.is_scored,
            **kwargs,
        )

    def goes_to(self, result) -> str:
        return self.back_url

    def act(self, form):
        return actions.score(
            by=self.by,
            candidate=self.candidate,
            points=form.points(),
            note=form.cleaned_data["note"],
            client_id=form.once,
        )


class CorrectSheetView(ScoreView):
    """Correct one's own sheet; the old version stays."""

    verb = "panels.correct_sheet"
    form_class = forms.CorrectForm
    button = say("Send the correction")
    done = say("The correction is in; the version before it is kept.")

    is_scored = False

    def get_initial(self):
        return forms.initial_of(self.own) if self.own else {}

    def act(self, form):
        if self.own is None:
            raise Refusal(say("There is no sheet of yours to correct."))
        return actions.correct_sheet(
            by=self.by,
            sheet=self.own,
            points=form.points(),
            note=form.cleaned_data["note"],
            reason=form.cleaned_data["reason"],
            client_id=form.once,
        )
