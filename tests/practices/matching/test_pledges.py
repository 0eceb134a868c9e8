from uuid import uuid4
import pytest
from linli.practices.matching import actions
from linli.kernel.verdict import Refusal
from tests.practices.matching.conftest import pay_all, move_to, member_of

def test_smoke(cast, raises, raise_, contest, fund):
    p = actions.pledge(by=cast.resident, raise_=raise_, amount_fen=5000)
    actions.pay_pledge(by=cast.resident, pledge=p)
    actions.confirm_cash_pledge(by=cast.committee_member, pledge=p)
    actions.fail_raise
    for r in raises[1:]:
        pay_all(cast, r)
    move_to(contest,"match")
    raise_.refresh_from_db()
    from linli.civic.process.models import Run
    run=Run.objects.get(pk=contest.pk)
    m=actions.publish_match(by=cast.community_officer, run=run)
    print(m.outcome)
    from linli.practices.matching.queries import standings
    for s in standings(run): print(s, s.leverage)
    from linli.practices.matching.audits import AUDITS
    for a in AUDITS: assert not list(a())
    raise_.refresh_from_db()
    print(actions.refund(by=cast.social_worker, raise_=raise_))
