"""A community's own edition of a method."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from linli.civic.places.views.finding import PlaceMixin
from linli.civic.process import actions, forms
from linli.civic.process.models import Edition
from linli.kernel.playbook.yaml import Faults
from linli.kernel.sentence import Sentence, say
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView
from linli.platform.ui.words import told


class PublishEditionView(PlaceMixin, ActionView):
    """Upload an edition as YAML; every fault is told with its line."""

    form_class = forms.EditionTextForm
    title = say("Publish an edition of a method")
    lead = say(
        "Take a shipped edition as YAML, change what your community does otherwise, give it another edition name."
    )
    button = say("Check and publish")
    done = say("The edition is published; new runs can take it up.")

    @property
    def back_url(self) -> str:
        return reverse("process:choose_method", kwargs={"place": self.place.code})

    def may(self):
        return allowed(self.by, "process.publish_edition", self.place)

    def goes_to(self, result) -> str:
        return self.back_url

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except Faults as faults:
            for fault in faults_told(faults, form.cleaned_data["text"]):
                form.add_error("text", told(fault))
            return self.form_invalid(form)

    def act(self, form):
        return actions.publish_edition(by=self.by, place=self.place, text=form.cleaned_data["text"])


def faults_told(faults: Faults, text: str) -> list[Sentence]:
    """Each fault with its line and what stands there."""
    lines = text.splitlines()
    return [
        say(
            "Line %(line)d (%(text)s): %(because)s",
            line=line,
            because=because,
            text=lines[line - 1].strip()[:40],
        )
        if 0 < line <= len(lines) and lines[line - 1].strip()
        else say("Line %(line)d: %(because)s", line=line, because=because)
        for line, because in faults.faults
    ]


def edition_text(request, edition: int) -> HttpResponse:
    """An edition as YAML, to read or to make one's own from."""
    found = get_object_or_404(Edition, pk=edition)
    name = f"{found.code}-{found.edition}.yaml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(found.text, "text/yaml; charset=utf-8", headers=headers)
