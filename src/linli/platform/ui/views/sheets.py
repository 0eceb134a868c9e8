"""A list with search, filters, sorting, pages and a way out as XLSX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.generic import ListView

from linli.kernel.sentence import say
from linli.platform.ui.blocks import Column, Filter, Words
from linli.platform.ui.exports import XLSX, cell_text, workbook
from linli.platform.ui.views.acts import ByMixin
from linli.platform.ui.words import told


@dataclass(frozen=True)
class Cell:
    """One cell as it is shown."""

    column: Column
    text: str
    url: str = ""
    note: Any = ""


@dataclass(frozen=True)
class Sheet:
    """What `sheet_bar` and `sheet_table` show."""

    columns: Sequence[Column]
    rows: Iterable[Any]
    filters: Sequence[Filter]
    sorts: Sequence[tuple[str, Words]]
    searchable: bool
    q: str
    sort: str
    total: int
    narrowed: bool
    export_url: str
    caption: Words = ""

    @property
    def cells(self) -> Iterator[list[Cell]]:
        """The rows of this page, cell by cell."""
        for row in self.rows:
            yield [
                Cell(column, cell_text(column, row), column.url_of(row), column.note_of(row))
                for column in self.columns
            ]


class SheetView(ByMixin, ListView):
    """A sheet: give `rows()`, `columns`, and what of `search`, `filters()`, `sorts` is wanted.

    `search` names fields that are searched (icontains), or override `find(rows, words)`. A Filter narrows by a field
    of its own name, or override `narrow(rows, filter)`. `sorts` maps a key to (title, *order_by). `exports` names
    the XLSX file, or is empty for none. A constant number of queries: name what columns need in `rows()`.
    """

    template_name = "ui/sheet.html"
    paginate_by = 25
    columns: Sequence[Column] = ()
    search: Sequence[str] = ()
    sorts: Mapping[str, tuple] = {}
    exports = ""
    title: Words = ""
    lead: Words = ""
    crumbs: Any = ""
    caption: Words = ""
    empty_sentence: Words = say("There is nothing here yet.")
    empty_do: Words = ""
    empty_url = ""

    def rows(self) -> QuerySet:
        """All rows that this reader may see."""
        return self.model._default_manager.all()

    def filters(self) -> Sequence[Filter]:
        """The choices above the sheet."""
        return ()

    def find(self, rows: QuerySet, words: str) -> QuerySet:
        """The rows that hold every word in one of the searched fields."""
        for word in words.split()[:8]:
            rows = rows.filter(Q(*((f"{field}__icontains", word) for field in self.search), _connector=Q.OR))
        return rows

    def narrow(self, rows: QuerySet, chosen: Filter) -> QuerySet:
        """The rows of one choice."""
        return rows.filter(**{chosen.name: chosen.value})

    def get_queryset(self) -> QuerySet:
        ask = self.request.GET
        self.chosen = [replace(each, value=_choice(each, ask.get(each.name, ""))) for each in self.filters()]
        self.q = ask.get("q", "").strip()[:80] if self.search else ""
        self.sort = ask.get("sort") if ask.get("sort") in self.sorts else next(iter(self.sorts), "")
        rows = self.find(self.rows(), self.q) if self.q else self.rows()
        for each in self.chosen:
            rows = self.narrow(rows, each) if each.value else rows
        return rows.order_by(*self.sorts[self.sort][1:], "pk") if self.sort else rows

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("export") == "xlsx" and self.exports:
            return self.export(self.get_queryset())
        return super().get(request, *args, **kwargs)

    def paginate_queryset(self, queryset: QuerySet, page_size: int) -> tuple:
        """The page that was asked for; the nearest one where there is no such page."""
        page = self.get_paginator(queryset, page_size).get_page(self.request.GET.get("page"))
        return page.paginator, page, page.object_list, page.has_other_pages()

    def export(self, rows: QuerySet) -> HttpResponse:
        """All rows of this choice as XLSX, with the columns that are seen."""
        content = workbook(told(self.title) or self.exports, self.columns, rows)
        return HttpResponse(
            content, XLSX, headers={"Content-Disposition": f'attachment; filename="{self.exports}.xlsx"'}
        )

    def get_context_data(self, **kwargs: Any) -> dict:
        context = super().get_context_data(title=self.title, lead=self.lead, crumbs=self.crumbs, **kwargs)
        narrowed = bool(self.q or any(each.value for each in self.chosen))
        nothing = say("Nothing fits this choice.") if narrowed else self.empty_sentence
        todo = {} if narrowed else {"empty_do": self.empty_do, "empty_url": self.empty_url}
        return {**context, "sheet": self.sheet(context, narrowed), "empty_sentence": nothing, **todo}

    def sheet(self, context: dict, narrowed: bool) -> Sheet:
        """The sheet of this page."""
        query = self.request.GET.copy()
        query["export"] = "xlsx"
        return Sheet(
            columns=self.columns, rows=context["object_list"], filters=self.chosen,
            sorts=[(key, each[0]) for key, each in self.sorts.items()], searchable=bool(self.search),
            q=self.q, sort=self.sort, total=context["paginator"].count, narrowed=narrowed,
            export_url=f"?{query.urlencode()}" if self.exports else "", caption=self.caption,
        )  # fmt: skip


def _choice(each: Filter, asked: str) -> str:
    """What was asked for, if it is one of the choices."""
    return asked if asked in {str(value) for value, _title in each.choices} else ""
