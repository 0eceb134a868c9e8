"""Papers of a project: the acceptance sheet to print and as Word, the poster with the code for rating."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.views.generic import View

from linli.kernel.sentence import say
from linli.platform.documents import qr
from linli.platform.documents.word import word_response
from linli.platform.ui.views import ByMixin, PrintView, found_or_404
from linli.practices.microprojects import exports, queries
from linli.practices.microprojects.models import MicroProject
from linli.practices.microprojects.views.subjects import ProjectMixin

WORKERS = {"supervisor", "social_worker", "community_officer", "street_officer", "auditor"}


class AcceptedMixin(ProjectMixin):
    """A view of a project with all; `named` when the reader sees names in full."""

    @cached_property
    def project(self) -> MicroProject:
        project = found_or_404(queries.project_with_all(self.kwargs["project"]))
        if not hasattr(project, "acceptance"):
            raise Http404
        return project

    @property
    def named(self) -> bool:
        return self.by.holds(WORKERS, self.project.estate)


class AcceptanceView(AcceptedMixin, PrintView):
    """The acceptance sheet for the file."""

    template_name = "microprojects/acceptance.html"
    file_name = "acceptance"
    title = say("Acceptance sheet")

    def get_context_data(self, **kwargs):
        sheet = exports.acceptance_sheet(self.project, named=self.named)
        return super().get_context_data(sheet=sheet, **kwargs)


class AcceptanceWordView(AcceptedMixin, ByMixin, View):
    """The acceptance sheet as Word, after the habits of GB/T 9704."""

    def get(self, request, *args, **kwargs):
        sheet = exports.acceptance_sheet(self.project, named=self.named)
        paper = exports.acceptance_paper(sheet, get_language() or "zh-hans")
        return word_response(paper, f"{self.project.title}.docx")


class RatingPosterView(ProjectMixin, PrintView):
    """A poster for the entrances: scan, and rate."""

    template_name = "microprojects/poster.html"
    file_name = "rating"

    @property
    def title(self) -> str:
        return self.project.title

    def get_context_data(self, **kwargs):
        url = reverse("microprojects:rate_project", kwargs={"project": self.project.pk})
        address = self.request.build_absolute_uri(url)
        return super().get_context_data(address=address, code=qr.svg(address, scale=8), **kwargs)
