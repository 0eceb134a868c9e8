"""The match rule is adopted with the rules of the contest and declared by the residents' committee."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from linli.civic.ledger.actions import guarantee_fund_of
from linli.civic.process.models import Run
from linli.kernel import canonical
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.matching import rules
from linli.practices.matching.models import AdoptedTerms, DeclaredRule
from linli.practices.matching.queries import promised_fen, rule_of_run

OTHERWISE = say("The council adopted other terms. The declared rule has to say just those.")


@transaction.atomic
def declare_rule(*, by, run: Run, rule: rules.MatchRule | None = None) -> DeclaredRule:
    """Fix and hash the match rule; without `rule`, the one that the adopted terms (else the run's parameters) say.

    Refuses a second rule, one that the council did not adopt, one that is faulty, and one that overspends the fund.
    """
    permit(by, "matching.declare_rule", run)
    run = locked(run, "edition", "place")
    refuse_if(
        say("The match rule has been declared; it can't be changed any more.") if rule_of_run(run) else None
    )
    adopted = AdoptedTerms.objects.filter(run=run).first()
    asked = rules.rule_of(run.playbook.values() | (adopted.terms if adopted else {}))
    rule = rule or asked
    refuse_if(OTHERWISE if adopted and rule != asked else None)
    for field, fault in rule.faults():
        refuse_if(fault, field)
    fund = locked(guarantee_fund_of(run.place))  # two runs at once would promise the same money
    free_fen = fund.balance_fen - promised_fen(fund, but=run)
    refuse_if(rule.overspends(free_fen), "ceiling_fen")
    terms = rule.to_data()
    declared = DeclaredRule.objects.create(
        run=run, terms=terms, digest=canonical.digest(terms), declared_at=clock.now()
    )
    record(
        by,
        "matching.declare_rule",
        declared,
        tells=say(
            "The match rule was declared; the fund gives at most %(ceiling)s",
            ceiling=str(Money(rule.ceiling_fen)),
        ),
        content=terms,
    )
    return declared


@transaction.atomic
def note_adopted_terms(*, run_id: int, terms: Mapping[str, Any]) -> AdoptedTerms:
    """Keep the terms that the council adopted; part of that act. Refuses terms that a declared rule contradicts."""
    run = Run.objects.select_related("edition", "place").get(pk=run_id)
    declared = rule_of_run(run)
    asked = rules.rule_of(run.playbook.values() | dict(terms))
    refuse_if(OTHERWISE if declared and declared.rule != asked else None)
    return AdoptedTerms.objects.update_or_create(run=run, defaults={"terms": dict(terms)})[0]
