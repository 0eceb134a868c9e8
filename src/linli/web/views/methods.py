"""The operating guide: every method with its picture, as residents read it."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.generic import TemplateView

from linli.civic.process.models.methods import shipped_editions, vocabulary
from linli.kernel.playbook import Playbook
from linli.kernel.playbook.flow import flow_svg
from linli.kernel.playbook.reading import Reading
from linli.platform.journal.freshness import fresh_for
from linli.platform.permits import verb
from linli.platform.permits.verbs import registered
from linli.platform.ui.blocks import Link
from linli.platform.ui.views import ByMixin
from linli.web.views.runs import RunMixin


class MethodsView(ByMixin, TemplateView):
    """All methods."""

    template_name = "web/methods.html"

    def get_context_data(self, **kwargs):
        fresh_for(self.request)
        newest = {playbook.code: playbook for playbook in shipped_editions()}
        return super().get_context_data(playbooks=list(newest.values()), **kwargs)


class MethodView(ByMixin, TemplateView):
    """One method: its picture, its stages, who does what, what each stage asks and leaves."""

    template_name = "web/method.html"

    def get_context_data(self, **kwargs):
        fresh_for(self.request)
        found = [playbook for playbook in shipped_editions() if playbook.code == self.kwargs["code"]]
        if not found:
            raise Http404
        crumbs = [Link(gettext("Methods"), reverse("methods"))]
        return super().get_context_data(crumbs=crumbs, **guide(found[-1].bound()), **kwargs)


class RunGuideView(RunMixin, TemplateView):
    """The method as a run follows it: its own edition and parameters, and where it stands."""

    template_name = "web/method.html"

    def get_context_data(self, **kwargs):
        run = self.run
        now = run.stage_code if run.is_open else None
        crumbs = [
            Link(run.place.name, reverse("place", kwargs={"place": run.place.code})),
            Link(run.title, run.get_absolute_url()),
        ]
        return super().get_context_data(now=now, crumbs=crumbs, **guide(run.playbook, now), **kwargs)


def guide(playbook: Playbook, now: str | None = None) -> dict:
    """A bound playbook as its page shows it."""
    words = vocabulary()
    titles = {one.code: one.title for one in shipped_editions()}
    picture = flow_svg(playbook, words, translate=gettext, now=now, titles=titles)
    verbs = {key: verb(key).title for key in playbook.verbs() & registered()}
    reading = Reading(playbook, words, gettext, verb_titles=verbs, titles=titles)
    return {
        "playbook": playbook,
        "picture": mark_safe(picture),  # drawn by us, its words escaped there
        "standing": reading.told_duties(reading.standing_duties()),
        "stages": [stage_page(reading, stage) for stage in playbook.stages],
        "parameters": [
            (reading.word(one.title), reading.sentence(one.told())) for one in playbook.parameters
        ],
    }


def stage_page(reading: Reading, stage) -> dict:
    """What the guide says of a stage."""
    return {
        "stage": stage,
        "duration": reading.duration(stage),
        "duties": reading.told_duties(reading.own_duties(stage)),
        "gates": reading.questions(stage),
        "leaves": reading.evidence(stage),
        "otherwise": reading.on_failure(stage),
        "inner": stage.inner in reading.titles
        and {"code": stage.inner, "title": reading.method(stage.inner)},
    }
