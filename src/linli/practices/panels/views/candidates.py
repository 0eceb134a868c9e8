"""A candidate as everybody reads it: what it is, and once it is out what was decided and why."""

from __future__ import annotations

from django.urls import reverse

from linli.kernel.sentence import Sentence, say
from linli.platform.journal.freshness import fresh_for
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Decision
from linli.platform.ui.views import PageView
from linli.practices.panels import rules
from linli.practices.panels.models import Candidate
from linli.practices.panels.queries import (
    authors_told,
    own_sheet,
    score_board,
    standing_candidates,
    valid_sheets,
)
from linli.practices.panels.views.panels import CandidateMixin

OUTCOMES = {
    "accepted": say("Accepted by the panel"),
    "waiting": say("On the waiting list"),
    "declined": say("Not accepted"),
}


class CandidateView(CandidateMixin, PageView):
    """One candidate: its content without its authors where the review is blind; scores when the reader may see them."""

    template_name = "panels/candidate.html"

    def get_context_data(self, **kwargs):
        panel, candidate = self.panel, self.candidate
        fresh_for(self.request, candidate.place)
        seen = self.sees_scores()
        board = score_board(panel.rubric, valid_sheets(panel, candidate)) if seen else None
        return super().get_context_data(
            candidate=candidate,
            panel=panel,
            run=candidate.run,
            board=board,
            hidden=self.seat is not None and not seen,
            decision=decision_on(candidate) if panel.published_at else None,
            authors=authors_told(candidate) if panel.published_at or not panel.rubric.blind else [],
            **kwargs,
        )

    def sees_scores(self) -> bool:
        """Everybody after publication; before it the office and the supervisors, and a reviewer whose own sheet is in."""
        if self.panel.published_at:
            return True
        if self.seat is not None:
            own = own_sheet(self.seat, self.candidate)
            barred = self.seat.conflicts.filter(candidate=self.candidate).exists()
            return bool(own and own.content_digest == self.candidate.content_digest and not barred)
        return bool(allowed(self.by, "panels.see_scores", self.candidate))


def decision_on(candidate: Candidate) -> Decision | None:
    """The published decision with its reasons; None for a candidate that was withdrawn."""
    if candidate.result is None:
        return None
    panel = candidate.panel
    of = standing_candidates(panel).count()
    return Decision(
        outcome=OUTCOMES[candidate.state],
        reasons=[*rules.explain(panel.rubric, candidate.result, of), *rules.tell_rubric(panel.rubric)[:2]],
        rule=Sentence(rules.DOSSIER_RULE["name"]),
        decided_by=say("by the rule that was frozen when the panel opened"),
        when=panel.published_at,
        dossier_url=reverse("documents:dossier", args=[panel.dossier.removeprefix("sha256:")]),
        command="linli recount",
    )
