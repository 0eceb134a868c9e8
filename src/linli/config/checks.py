"""System checks: every verb, fact, role and evidence that a playbook names exists."""

from __future__ import annotations

from django.core.checks import Error, register
from django.urls import NoReverseMatch, reverse

from linli.civic.process.queries.vocabulary import installed_vocabulary, shipped_editions
from linli.kernel.playbook.check import faults


@register()
def playbooks_name_only_what_exists(app_configs, **kwargs):
    """Each shipped playbook is free of faults under the verbs and facts of the installed apps."""
    words = installed_vocabulary()
    return [
        Error(f"Playbook {playbook.code} {playbook.edition}: {fault}", id="linli.E001")
        for playbook in shipped_editions()
        for fault in faults(playbook, words)
    ]


@register()
def each_duty_has_a_page(app_configs, **kwargs):
    """Each verb that a playbook gives to somebody has a page where it is done for a run."""
    verbs = sorted(frozenset().union(*(playbook.verbs() for playbook in shipped_editions())))
    return [Error(f"The duty {verb} has no page.", id="linli.E002") for verb in verbs if not _page_of(verb)]


def _page_of(verb: str) -> str | None:
    try:
        return reverse(verb.replace(".", ":"), kwargs={"run": 1})
    except NoReverseMatch:
        return None
