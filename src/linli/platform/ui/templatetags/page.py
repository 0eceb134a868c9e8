"""Tags of the page itself: language, senior mode, icons, navigation, the demonstration's banner."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from linli.platform import clock
from linli.platform.ui.blocks import Link
from linli.platform.ui.words import told

register = template.Library()

# The other language, named in itself: its code in the preferences, in HTML, short and long.
CHINESE = {"code": "zh-hans", "lang": "zh-Hans", "short": "中文", "name": "简体中文"}
ENGLISH = {"code": "en", "lang": "en", "short": "EN", "name": "English"}


@register.simple_tag
def html_lang() -> str:
    """The language for the html element: zh-Hans or en."""
    return "zh-Hans" if (get_language() or "zh").startswith("zh") else "en"


def is_senior(request: Any) -> bool:
    """Whether this reader has chosen large type (request.senior by the middleware, else the cookie)."""
    if request is None:
        return False
    chosen = getattr(request, "senior", None)
    return bool(chosen) if chosen is not None else request.COOKIES.get("linli_senior") == "on"


@register.simple_tag(takes_context=True)
def senior_attribute(context: dict) -> SafeString:
    """` data-senior` for the html element in senior mode."""
    return mark_safe(" data-senior" if is_senior(context.get("request")) else "")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A symbol of icons.svg. Without a label it is decoration and hidden from screen readers."""
    href = f"{static('linli/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, href
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', href)


def link_to(name: str, **kwargs: Any) -> str:
    """The address of a named URL, or nothing where that page is not part of this installation."""
    try:
        return reverse(name, kwargs=kwargs or None)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def preference_url(context: dict, **choices: str) -> str:
    """A plain link that sets preferences and comes back: `{% preference_url senior="on" %}`."""
    request = context.get("request")
    choices["next"] = request.get_full_path() if request else "/"
    return f"{link_to('preferences') or '/preferences/'}?{urlencode(choices)}"


@register.inclusion_tag("ui/switches.html", takes_context=True)
def switches(context: dict) -> dict:
    """Language, large type, and the account: on every page, as plain links."""
    request = context.get("request")
    user = getattr(request, "user", None)
    return {
        "request": request,
        "senior": is_senior(request),
        "other": ENGLISH if html_lang() == "zh-Hans" else CHINESE,
        "login": link_to("account_request_login_code"),
        "account": link_to("identity:me"),
        "known": bool(user and user.is_authenticated),
    }


def _links(names: Any) -> list[Link]:
    links = ((link_to(name), title, symbol) for name, title, symbol in names)
    return [Link(gettext(title), url, icon=symbol) for url, title, symbol in links if url]


@register.inclusion_tag("ui/navigation.html", takes_context=True)
def navigation(context: dict, icons: bool = False) -> dict:
    """The main links: `navigation` of the context, else the setting LINLI_NAVIGATION of (url name, title, icon)."""
    request = context.get("request")
    path = request.path if request else ""
    links = context.get("navigation") or _links(getattr(settings, "LINLI_NAVIGATION", ()))
    fitting = [link for link in links if path == link.url or (link.url != "/" and path.startswith(link.url))]
    here = max(fitting, key=lambda link: len(link.url), default=None)
    return {"links": links, "here": here, "icons": icons}


@register.inclusion_tag("ui/foot.html")
def foot_links() -> dict:
    """The links at the foot: the setting LINLI_FOOT of (url name, title, icon)."""
    return {"links": _links(getattr(settings, "LINLI_FOOT", ()))}


@register.inclusion_tag("ui/demo_bar.html", takes_context=True)
def demo_bar(context: dict) -> dict:
    """The banner of a demonstration (setting LINLI_DEMONSTRATION): what day it is there, and the switch of roles."""
    request = context.get("request")
    actor = getattr(request, "actor", None)
    return {
        "shown": bool(getattr(settings, "LINLI_DEMONSTRATION", False)),
        "switch_url": link_to("identity:switch_role"),
        "clock_url": link_to("clock"),
        "today": clock.today(),
        "here": request.get_full_path() if request else "/",
        "actor": told(getattr(actor, "title", "")),
    }
