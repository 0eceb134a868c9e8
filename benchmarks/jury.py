"""A panel for the contest of `benchmarks.entries`: opened by its actions, its score sheets made in bulk."""

from __future__ import annotations

from uuid import uuid4

REVIEWERS, MOST_CANDIDATES = 5, 500


def judge(run, cast) -> list:
    """A panel of council members, opened; each has declared, and scored every other candidate. The reviewers."""
    from linli.civic.mandates.models import Mandate
    from linli.civic.mandates.queries import actor_for
    from linli.civic.people.models import Person
    from linli.platform import clock
    from linli.practices.panels.actions import CandidateDraft, bring_candidates, open_panel, set_rubric
    from linli.practices.panels.models import Panel
    from linli.practices.proposals.models import Proposal
    from tests.practices.proposals.conftest import move_to

    people = [
        Person.objects.create(name=f"议{number}", phone=f"+8613700000{number:03d}")
        for number in range(REVIEWERS)
    ]
    for person in people:
        Mandate.objects.create(
            person=person, capacity="council_member", place=run.place, starts_on="2024-01-01"
        )
    run = move_to(run, "review")
    proposals = Proposal.objects.filter(run=run).select_related("estate", "category")[:MOST_CANDIDATES]
    drafts = [
        CandidateDraft(
            source=one.source, number=one.number, title=one.title, estate=one.estate, category=one.category.title,
            summary=one.summary, cost_fen=one.asked_fen, url=one.get_absolute_url(),
        )
        for one in proposals
    ]  # fmt: skip
    bring_candidates(run=run, drafts=drafts)
    set_rubric(by=cast.social_worker, run=run)
    open_panel(by=cast.community_officer, run=run, reviewers=people)
    panel = Panel.objects.get(run=run, replaced_by=None)
    panel.reviewers.update(declared_at=clock.now())
    score(panel)
    return [actor_for(person) for person in people]


def score(panel) -> None:
    """A sheet of every reviewer for every other candidate."""
    from linli.platform import clock
    from linli.practices.panels.models import ScoreSheet

    seats, candidates = list(panel.reviewers.all()), list(panel.candidates.all())
    ScoreSheet.objects.bulk_create(
        ScoreSheet(
            reviewer=seat,
            candidate=one,
            points={criterion.code: 5 + (place + seat.number) % 6 for criterion in panel.rubric.criteria},
            content_digest=one.content_digest,
            sent_at=clock.now(),
            client_id=uuid4(),
        )
        for place, one in enumerate(candidates)
        for seat in seats
        if (place + seat.number) % 2
    )
