"""Score sheets as Word."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import get_language
from django.views.generic import View

from linli.kernel.sentence import Sentence
from linli.kernel.verdict import Refusal
from linli.platform.documents.word import word_response
from linli.platform.permits import verb
from linli.platform.ui.views import ByMixin
from linli.practices.panels import exports
from linli.practices.panels.queries import own_sheet
from linli.practices.panels.views.panels import CandidateMixin, PanelMixin


class OwnSheetWordView(CandidateMixin, ByMixin, View):
    """One's own score sheet, to be signed on paper."""

    def get(self, request, *args, **kwargs):
        sheet = own_sheet(self.seat, self.candidate)
        if sheet is None:
            raise Http404
        paper = exports.sheet_paper(self.candidate, sheet, get_language() or "zh-hans")
        return word_response(paper, f"{self.candidate.number} {self.candidate.title}.docx")


class ScoresWordView(PanelMixin, ByMixin, View):
    """All scores with the rubric, the rule and lines to sign."""

    def get(self, request, *args, **kwargs):
        panel = self.existing()
        if not self.sees_scores():
            raise Refusal(Sentence(verb("panels.see_scores").refusal))
        return word_response(
            exports.scores_paper(panel, get_language() or "zh-hans"), f"{self.run.title}.docx"
        )
