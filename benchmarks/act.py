"""One act of a social worker, in a process of its own: `python -m benchmarks.act TITLE` opens a run at the community."""

from __future__ import annotations

import os
import sys

from benchmarks.house import PLACE


def main(title: str) -> None:
    """Open a run of this title, so that the community's pages must tell of it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "linli.config.settings"
    import django

    django.setup()
    from linli.civic.mandates.models import Mandate
    from linli.civic.mandates.queries import actor_for
    from linli.civic.places.models import Place
    from linli.civic.process.actions import open_run, ship_editions

    place = Place.objects.get(code=PLACE)
    mandate = (
        Mandate.objects.select_related("person").filter(place=place, capacity="social_worker").latest("pk")
    )
    edition = next(one for one in ship_editions() if one.code == "eight-step")
    open_run(by=actor_for(mandate.person), edition=edition, place=place, title=title)


if __name__ == "__main__":
    main(sys.argv[1])
