"""Shapes of views: an act with its form, a sheet with its search, a page for paper."""

from linli.platform.ui.views.acts import ActionView, ByMixin
from linli.platform.ui.views.pages import PageView
from linli.platform.ui.views.picks import PickForm, PickView
from linli.platform.ui.views.printing import PrintView
from linli.platform.ui.views.sheets import SheetView

__all__ = ["ActionView", "ByMixin", "PageView", "PickForm", "PickView", "PrintView", "SheetView"]
