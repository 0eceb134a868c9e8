"""The ground of a house that serves: run as a program in an empty LINLI_HOME, it tells as JSON what is there."""

import json
import os
import sys

HOUSEHOLDS = 80
"""In each of three estates; each acts once."""


def main() -> None:
    """A community with households and their codes, a run that collects needs, a contest that raises the own part."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.conftest import make_cast, make_estates, make_places

    community = make_places().community
    estates = make_estates(community, households=HOUSEHOLDS)
    cast = make_cast(community, estates)
    collecting, raising = runs(cast, community, estates)
    from linli.civic.people.actions import renew_codes

    slips = renew_codes(by=cast.social_worker, place=community)
    told = [{"code": slip.code, "estate": slip.household.estate_id} for slip in slips]
    json.dump({"collecting": collecting.pk, "raising": raising.pk, "households": told}, sys.stdout)


def runs(cast, community, estates) -> tuple:
    """A run at its collecting, and a contest whose estates raise their own part."""
    from linli.civic.ledger.actions import guarantee_fund_of, pay_in
    from linli.civic.process.actions import name_estates, open_run, ship_editions
    from linli.platform import clock
    from linli.practices.matching.actions import RaiseDraft, declare_rule, open_raises
    from tests.practices.matching.conftest import SMALL, move_to

    shipped = {edition.code: edition for edition in ship_editions()}
    by = cast.social_worker
    run = open_run(by=by, edition=shipped["eight-step"], place=community, title="Spring")
    name_estates(by=by, run=run, contacts=dict.fromkeys(estates))
    pay_in(
        by=cast.community_officer, fund=guarantee_fund_of(community), amount_fen=10_000_000, purpose="2025"
    )
    contest = open_run(
        by=by, edition=shipped["self-funding-contest"], place=community, title="Contest", parameters=SMALL
    )
    declare_rule(by=cast.community_officer, run=move_to(contest, "rules"))
    drafts = [RaiseDraft(one, f"Shed of {one.name}", 800_000, f"test.thing:{one.pk}") for one in estates]
    raising = move_to(contest, "raise")
    open_raises(run=raising, closes_on=clock.in_days(21).date(), drafts=drafts)
    return move_to(run, "collect"), raising


if __name__ == "__main__":
    main()
