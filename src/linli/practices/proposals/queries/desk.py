"""What waits for somebody beyond the duties of a stage: a call to open, proposals to coach, signatures to renew."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse

from linli.civic.process.models import Run
from linli.civic.process.queries import Waiting, open_runs_for
from linli.kernel.sentence import say
from linli.practices.proposals.enums import ProposalState
from linli.practices.proposals.models import Advice, Call, Proposal
from linli.practices.proposals.queries.carried import asked_again
from linli.practices.proposals.queries.proposals import with_run
from linli.practices.proposals.queries.talked import sides_to_answer


def waiting(by) -> list[Waiting]:
    """What this actor is asked for in open calls (5 queries at most)."""
    runs = open_runs_for(by)
    return [*_to_call(by, runs), *_to_consent(by, runs), *_to_coach(by, runs), *_to_sign_again(by)]


def _at_stage_of(by, runs: list[Run], verb: str) -> list[Run]:
    """The runs whose open stage gives this verb to a role that the actor holds there."""
    return [
        run
        for run in runs
        if (roles := run.playbook.roles_for(run.stage_code, verb)) and by.touches(roles, run.place)
    ]


def _to_call(by, runs: list[Run]) -> Iterator[Waiting]:
    asked = _at_stage_of(by, runs, "proposals.open_call")
    if not asked:
        return
    called = set(Call.objects.filter(run__in=asked).values_list("run", flat=True))
    for run in asked:
        if run.pk not in called:
            yield Waiting(
                title=say("Open the call of “%(run)s”", run=run.title),
                place=run.place,
                url=reverse("proposals:open_call", kwargs={"run": run.pk}),
                why=say("Nobody can answer before the call is out."),
                run=run,
            )


def _to_consent(by, runs: list[Run]) -> Iterator[Waiting]:
    asked = _at_stage_of(by, runs, "proposals.consent_merge")
    for side in sides_to_answer(by, asked) if asked else ():
        yield Waiting(
            title=say("Answer the merger of “%(title)s”", title=side.proposal.title),
            place=side.place,
            url=side.merger.get_absolute_url(),
            why=say("Proposals become one only when all authors consent."),
            run=side.run,
        )


def _to_coach(by, runs: list[Run]) -> Iterator[Waiting]:
    asked = _at_stage_of(by, runs, "proposals.coach")
    if not asked:
        return
    advised = Advice.objects.filter(proposal=OuterRef("pk"))
    standing = Proposal.objects.filter(run__in=asked, state=ProposalState.STANDING)
    for one in with_run(standing.filter(~Exists(advised))).order_by("run", "number"):
        yield Waiting(
            title=say("Coach “%(title)s”", title=one.title),
            place=one.place,
            url=reverse("proposals:advise", kwargs={"proposal": one.pk}),
            why=say("Nobody has advised its authors yet."),
            run=one.run,
        )


def _to_sign_again(by) -> Iterator[Waiting]:
    for one in asked_again(by.household) if by.household else ():
        run = one.proposal.run
        standing = one.proposal.merged_into or one.proposal
        if run.playbook.roles_for(run.stage_code, "proposals.cosign") and run.is_open:
            yield Waiting(
                title=say("Read what “%(title)s” says now, and sign again", title=standing.title),
                place=one.place,
                url=reverse("proposals:proposal", kwargs={"proposal": standing.pk}),
                why=say(
                    "It changed after you had co-signed; your signature does not count until you renew it."
                ),
                run=run,
            )
