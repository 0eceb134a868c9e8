"""Every address of the site."""

from importlib.util import find_spec

from django.urls import include, path

handler500 = "linli.web.views.faults.on_our_side"

PRACTICES = {
    "needs": "needs",
    "meetings": "meetings",
    "contests": "contests",
    "matching": "matching",
    "projects": "microprojects",
    "estates": "estates",
    "proposals": "proposals",
    "panels": "panels",
    "budgeting": "budgeting",
    "groups": "groups",
}

urlpatterns = [
    *(
        path(f"{prefix}/", include(f"linli.practices.{app}.urls"))
        for prefix, app in PRACTICES.items()
        if find_spec(f"linli.practices.{app}.urls")
    ),
    *(
        path(f"{prefix}/" if prefix else "", include(module))
        for prefix, module in (
            ("identity", "linli.platform.identity.urls"),
            ("", "linli.platform.identity.urls.root"),
            ("ui", "linli.platform.ui.urls"),
            ("documents", "linli.platform.documents.urls"),
            ("calendar", "linli.platform.calendar.urls"),
            ("process", "linli.civic.process.urls"),
            ("people", "linli.civic.people.urls"),
            ("mandates", "linli.civic.mandates.urls"),
            ("money", "linli.civic.ledger.urls"),
            ("places", "linli.civic.places.urls"),
            ("reports", "linli.indicators.urls"),
            ("", "linli.web.urls"),
        )
        if find_spec(module)
    ),
]
