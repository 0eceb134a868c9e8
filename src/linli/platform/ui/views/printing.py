"""A page for paper: in the browser with a print button, or as PDF with `?format=pdf`."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from linli.platform.ui.blocks import Words
from linli.platform.ui.views.pages import PageView


class PrintView(PageView):
    """Give `template_name` (extends `ui/print_base.html`), `title` and the context; `file_name` names the PDF."""

    title: Words = ""
    file_name = "linli"

    def get_context_data(self, **kwargs: Any) -> dict:
        query = self.request.GET.copy()
        query["format"] = "pdf"
        return super().get_context_data(title=self.title, pdf_url=f"?{query.urlencode()}", **kwargs)

    def render_to_response(self, context: dict, **kwargs: Any) -> HttpResponse:
        if self.request.GET.get("format") != "pdf":
            return super().render_to_response(context, **kwargs)
        from linli.platform.documents import press  # slow library

        html = render_to_string(self.get_template_names(), {**context, "on_paper": True}, self.request)
        content = press.pdf(html)
        headers = {"Content-Disposition": f'inline; filename="{self.file_name}.pdf"'}
        return HttpResponse(content, "application/pdf", headers=headers)
