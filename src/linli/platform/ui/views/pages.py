"""A page that only shows."""

from __future__ import annotations

from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import TemplateView

from linli.platform.ui.views.acts import ByMixin

Row = TypeVar("Row")


def found_or_404(row: Row | None) -> Row:
    """The row; for none the page that says that there is no such thing."""
    if row is None:
        raise Http404
    return row


class PageView(ByMixin, TemplateView):
    """Give `template_name` and `get_context_data`. What stands in the address is in `self.kwargs` and not in the context,
    so that a page may show a `run` that was named there by its number."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())
