"""The operating guide: every method with its picture, as residents read it."""

from __future__ import annotations

from django.http import Http404
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.generic import TemplateView

from linli.civic.process.models.methods import shipped_editions, vocabulary
from linli.kernel.playbook.flow import flow_svg
from linli.kernel.sentence import Sentence
from linli.platform.permits import verb
from linli.platform.ui.views import ByMixin


class MethodsView(ByMixin, TemplateView):
    """All methods."""

    template_name = "web/methods.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(playbooks=shipped_editions(), **kwargs)


class MethodView(ByMixin, TemplateView):
    """One method: its picture, its stages, who does what, what each stage asks and leaves."""

    template_name = "web/method.html"

    def get_context_data(self, **kwargs):
        found = [playbook for playbook in shipped_editions() if playbook.code == self.kwargs["code"]]
        if not found:
            raise Http404
        playbook, words = found[-1], vocabulary()
        bound = playbook.bound()
        picture = flow_svg(bound, words, translate=gettext)
        return super().get_context_data(
            playbook=playbook,
            picture=mark_safe(picture),  # drawn by us, its words escaped there
            stages=[stage_page(stage, words) for stage in bound.stages],
            **kwargs,
        )


def stage_page(stage, words) -> dict:
    """What the guide says of a stage."""
    return {
        "stage": stage,
        "duties": [
            (Sentence(words.roles[duty.role].title), [Sentence(verb(key).title) for key in duty.verbs])
            for duty in stage.duties
        ],
        "gates": [words.question(gate) for gate in stage.passes_when],
        "leaves": [Sentence(words.evidence[code].title) for code in stage.leaves],
    }
