"""Shapes of views: an act with its form, the choice of what it is about, a sheet with its search, a page for paper."""

from linli.platform.ui.views.acts import ActionView, ByMixin
from linli.platform.ui.views.choices import ChoiceView, Option
from linli.platform.ui.views.pages import PageView, found_or_404
from linli.platform.ui.views.picks import PickForm, PickView
from linli.platform.ui.views.printing import PrintView
from linli.platform.ui.views.sheets import SheetView

__all__ = [
    "ActionView",
    "ByMixin",
    "ChoiceView",
    "Option",
    "PageView",
    "PickForm",
    "PickView",
    "PrintView",
    "SheetView",
    "found_or_404",
]
