"""The desk: what waits for me, the overdue on top."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string
from django.views.generic import TemplateView

from linli.civic.process.queries import Waiting, open_runs_for
from linli.platform import clock
from linli.platform.ui.views import ByMixin
from linli.web.lines import run_line

FAR = date.max


class DeskView(ByMixin, TemplateView):
    """Every act that the reader's mandates allow and an open stage needs now, and the runs they belong to."""

    template_name = "web/desk.html"

    def get_context_data(self, **kwargs):
        items = waiting_for(self.by)
        return super().get_context_data(
            items=items,
            overdue=sum(item.overdue for item in items),
            runs=[run_line(run) for run in open_runs_for(self.by)],
            mandates=self.by.mandates,
            today=clock.today(),
            **kwargs,
        )


def waiting_for(by) -> list[Waiting]:
    """What waits for an actor, by due day; things without one come last."""
    items = [item for source in settings.LINLI_DESK for item in import_string(source)(by)]
    return sorted(items, key=lambda item: item.due or FAR)
