"""The building blocks of a page, one look each. `{% load linli_ui %}`; inputs are the dataclasses of `ui/blocks.py`.

Filters   {{ sentence|told }} · {{ msgid|message }} · {{ fen|yuan }} ¥1,234.50 · {{ fen|wan }} 21.06万元 · {{ share|percent }} · {{ n|number }}
          {{ day|when }} · {{ moment|when:"time" }} · {{ day|when:"short" }} · {{ day|when:"week" }}
          {{ name|masked_name }} 张** · {{ phone|masked_phone }}
Page      {% extends "base.html" %} blocks: title, place, heading, content, aside, scripts, body (no columns), nav, tabbar
          {% page_head title lead=sentence crumbs="青羊区 · 草堂路社区" %} in block heading: the one h1
          {% icon "clock" %} · names are the ids in static/linli/icons.svg
Blocks    {% stage_strip steps %}            list of StageStep; shows where the run stands and the days left
          {% gate_list lines %}              list of GateLine
          {% figures figures %}              list of Figure in one frame; {% figure one %}; Figure.money(fen, sentence, how_url)
          {% decision decision %}            Decision
          {% money_rows rows %}              list of MoneyRow
          {% timeline items %}               list of TimelineItem
          {% raise_bar raised matched goal %} fen; own part and match on one line, as SVG with its words
          {% person name open_url=url %}     masked; the link only for those who may open it
          {% chip "green" _("Environment") %} red orange yellow green blue, with icon and name
          {% deadline days_left %}           days left; negative is overdue; None shows nothing
          {% button _("Pledge") url %}       more: plain=True wide=True care=True icon="down"
          {% empty _("Nobody has pledged yet.") do=_("Invite the first") url=url icon="people" %}
          {% tabs links %} · {% note sentence care=True %} · {% photo_list photos %}
Sheets    {% sheet_bar sheet %} {% sheet_table sheet %} {% pagination page_obj %}; SheetView gives `sheet`
Forms     {% form_fields form %}  hidden inputs, error summary, all fields; inside your own <form method="post" novalidate>
          {% field form.amount %} one field · {% error_summary form %} · {% include "ui/form.html" %} the whole form of an ActionView
By hand   .card .stack .grid.two .row .note .warn .mark-ok .soft .prose .facts(dl) .tasks .sheet.cards (td.lead, td.num, data-label)
Views     ActionView, SheetView, PrintView, ByMixin from linli.platform.ui.views
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

from linli.platform.ui import blocks, words

register = template.Library()


@register.inclusion_tag("ui/page_head.html")
def page_head(title: Any, lead: Any = "", crumbs: Any = "") -> dict:
    """The head of a page with its only h1; `crumbs` is a text or a list of Link."""
    listed = crumbs if isinstance(crumbs, (list, tuple)) else None
    return {"title": title, "lead": lead, "crumbs": listed, "crumb": "" if listed else crumbs}


@register.inclusion_tag("ui/stage_strip.html")
def stage_strip(steps: Sequence[blocks.StageStep]) -> dict:
    """The stages of a run and where it stands."""
    here = next(((place, step) for place, step in enumerate(steps, 1) if step.state == "now"), None)
    return {"steps": steps, "place": here and here[0], "now": here and here[1], "all": len(steps)}


@register.inclusion_tag("ui/gate_list.html")
def gate_list(lines: Sequence[blocks.GateLine]) -> dict:
    """Each condition as a sentence with its state and who can move it on."""
    return {"lines": lines}


@register.inclusion_tag("ui/figure.html")
def figure(one: blocks.Figure | None = None, **parts: Any) -> dict:
    """One figure, from a Figure or from value=, unit=, sentence=, how_url=, dossier_url=."""
    return {"figure": one or blocks.Figure(**parts)}


@register.inclusion_tag("ui/figures.html")
def figures(figures: Sequence[blocks.Figure]) -> dict:
    """Figures side by side."""
    return {"figures": figures}


@register.inclusion_tag("ui/decision.html")
def decision(decision: blocks.Decision) -> dict:
    """An outcome with its reasons, rule, dossier and receipt."""
    return {"decision": decision}


@register.inclusion_tag("ui/money_rows.html")
def money_rows(rows: Sequence[blocks.MoneyRow]) -> dict:
    """Movements of money, each with its evidence and keys."""
    return {"rows": rows}


@register.inclusion_tag("ui/timeline.html")
def timeline(items: Sequence[blocks.TimelineItem]) -> dict:
    """What happened, newest first as it is given."""
    return {"items": items}


@register.inclusion_tag("ui/raise_bar.html")
def raise_bar(raised: Any, matched: Any, goal: Any) -> dict:
    """Own part, match and what is missing (fen) as one line of 1,000 parts."""
    own, match, aim = (int(getattr(amount, "fen", amount) or 0) for amount in (raised, matched, goal))
    whole = max(aim, own + match, 1)
    return {
        "raised": own,
        "matched": match,
        "missing": max(aim - own - match, 0),
        "own_width": own * 1000 // whole,
        "match_width": match * 1000 // whole,
        "over": max(own + match - aim, 0) if aim else 0,
    }


@register.inclusion_tag("ui/person.html")
def person(person: Any, open_url: str = "", show: bool = False) -> dict:
    """A masked name; `open_url` for those who may open it (the opening is itself recorded); `show` once it is open."""
    name = getattr(person, "name", person)
    return {"name": name if show else words.masked_name(name), "open_url": "" if show else open_url}


@register.inclusion_tag("ui/chip.html")
def chip(colour: str, name: Any) -> dict:
    """One of the five service colours, with its icon and name."""
    return {"colour": colour, "name": name}


@register.inclusion_tag("ui/deadline.html")
def deadline(days_left: int | None, unit: str = "day") -> dict:
    """Days left; negative days are overdue; nothing for None. unit="hour" or "workday" names another unit."""
    return {"known": days_left is not None, "left": days_left, "late": -(days_left or 0), "unit": unit}


@register.inclusion_tag("ui/button.html")
def button(title: Any, url: str = "", **looks: Any) -> dict:
    """A link that looks like a button; without an address a submit button (name=, value=)."""
    return {"title": title, "url": url, **looks}


@register.inclusion_tag("ui/empty.html")
def empty(sentence: Any, do: Any = "", url: str = "", icon: str = "list") -> dict:
    """Nothing here yet: a sentence, and what to do first."""
    return {"sentence": sentence, "do": do, "url": url, "icon": icon}


@register.inclusion_tag("ui/tabs.html")
def tabs(links: Sequence[blocks.Link], label: Any = "") -> dict:
    """Parts of one subject; the Link with `here` is open."""
    return {"links": links, "label": label}


@register.inclusion_tag("ui/note.html")
def note(sentence: Any, care: bool = False, good: bool = False) -> dict:
    """A sentence set apart: plain, with care (persimmon), or good (tile)."""
    return {"sentence": sentence, "care": care, "good": good}


@register.inclusion_tag("ui/photo_list.html")
def photo_list(photos: Sequence[Any]) -> dict:
    """Photos with captions: objects with url, caption (also the description for the blind) and optionally full_url."""
    return {"photos": photos}


@register.inclusion_tag("ui/sheet_bar.html")
def sheet_bar(sheet: Any) -> dict:
    """Search, filters, sorting and export above a sheet."""
    return {"sheet": sheet}


@register.inclusion_tag("ui/sheet_table.html")
def sheet_table(sheet: Any) -> dict:
    """The rows of a sheet; cards with a title line on a phone."""
    return {"sheet": sheet}


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: dict, page: Any) -> dict:
    """Links to the pages of a list; the query stays as it is."""
    request = context.get("request")
    query = request.GET.copy() if request else {}
    query.pop("page", None)
    query.pop("export", None)
    start = f"?{query.urlencode()}&" if query else "?"
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1) if page else ()
    return {"page": page, "numbers": list(numbers), "start": start, "gap": "…"}
