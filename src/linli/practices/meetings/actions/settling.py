"""What comes of a topic of a series, and the answer to those who dissented."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.meetings.enums import StepOutcome, Tier
from linli.practices.meetings.events import TopicSettled
from linli.practices.meetings.models import Dissent, DissentAnswer, Motion, SeriesTopic, TopicStep
from linli.practices.meetings.queries.series import TOPIC, carried_motion, dissenters, talked_about
from linli.practices.meetings.rules.series import not_to_settle, tier_above


@transaction.atomic
def settle_topic(
    *, by, topic: SeriesTopic, outcome: str, text: str, client_id: UUID | None = None
) -> TopicStep:
    """Settle a topic after the meeting: answered, a proposal, a resolution; or send it up a tier, where it stays open.

    `text` is published with it: the answer, what is to be proposed or was resolved, the record that goes up.
    """
    permit(by, "meetings.settle_topic", topic)
    text = filled(text, say("Please write it down; it will be published."), "text")
    refuse_if(
        say("Choose what comes of the topic.") if outcome not in StepOutcome.values else None, "outcome"
    )
    topic = locked(topic, *TOPIC)
    if settled := sent_before(topic.steps.filter(person=by.person), client_id):
        return settled
    permit(by, "meetings.settle_topic", topic)
    motion = carried_motion(topic)
    refuse_if(say("This topic was settled before.") if not topic.is_open else None)
    refuse_if(_not_to_settle(topic, outcome, motion), "outcome")
    step = TopicStep.objects.create(
        topic=topic,
        outcome=outcome,
        tier=topic.tier,
        text=text,
        motion=motion if outcome == StepOutcome.RESOLUTION else None,
        at=clock.now(),
        person=by.person,
        client_id=client_id,
    )
    _move(topic, step)
    record(
        by,
        "meetings.settle_topic",
        step,
        tells=_told(topic, outcome),
        content={"outcome": outcome, "tier": step.tier, "text": text},
    )
    announce(TopicSettled(step.run.pk, topic.pk, outcome, topic.title, text))
    return step


@transaction.atomic
def put_dissent(*, by, topic: SeriesTopic, text: str, client_id: UUID | None = None) -> Dissent:
    """Put a dissent on a topic in writing, once; it is published without the name, and answered."""
    permit(by, "meetings.put_dissent", topic)
    text = filled(text, say("Please write what you do not agree with, and why."), "text")
    topic = locked(topic, *TOPIC)
    mine = topic.dissents.filter(household=by.household)
    mine = mine if by.household else mine.filter(person=by.person)
    if put := sent_before(mine, client_id):
        return put
    refuse_if(say("Your dissent on this topic is on record.") if mine.exists() else None)
    dissent = Dissent.objects.create(
        topic=topic,
        text=text,
        household=by.household,
        person=by.person,
        at=clock.now(),
        client_id=client_id,
    )
    record(
        by,
        "meetings.put_dissent",
        dissent,
        tells=say("Somebody dissented in writing on “%(topic)s”", topic=topic.title),
        content={"text": text},
    )
    return dissent


@transaction.atomic
def answer_dissent(*, by, topic: SeriesTopic, text: str, client_id: UUID | None = None) -> DissentAnswer:
    """Answer publicly those who voted against what was carried, or dissented in writing; nobody is named."""
    permit(by, "meetings.answer_dissent", topic)
    text = filled(text, say("Please write the answer; it will be published."), "text")
    topic = locked(topic, *TOPIC)
    if answered := sent_before(topic.answers.filter(person=by.person), client_id):
        return answered
    permit(by, "meetings.answer_dissent", topic)
    counts = dissenters(topic)
    refuse_if(say("Nobody has dissented on this topic.") if not counts.all else None)
    refuse_if(say("All who dissented have been answered.") if not counts.unanswered else None)
    answer = DissentAnswer.objects.create(
        topic=topic,
        text=text,
        dissenters=counts.all,
        at=clock.now(),
        person=by.person,
        client_id=client_id,
    )
    record(
        by,
        "meetings.answer_dissent",
        answer,
        tells=say("%(n)d who dissented on “%(topic)s” were answered", n=counts.unanswered, topic=topic.title),
        content={"text": text, "dissenters": counts.all},
    )
    return answer


def _not_to_settle(topic: SeriesTopic, outcome: str, motion: Motion | None) -> Sentence | None:
    return not_to_settle(
        outcome,
        tier=topic.tier,
        in_hands=topic.in_hands,
        discussed=talked_about(topic),
        carried=motion is not None,
    )


def _move(topic: SeriesTopic, step: TopicStep) -> None:
    if step.outcome == StepOutcome.SENT_UP:
        topic.tier, topic.since = tier_above(topic.tier), step.at
        topic.save(update_fields=["tier", "since"])
    else:
        topic.standing = step.outcome
        topic.save(update_fields=["standing"])


def _told(topic: SeriesTopic, outcome: str) -> Sentence:
    if outcome == StepOutcome.SENT_UP:
        return (
            say("“%(topic)s” was sent up to the street office", topic=topic.title)
            if topic.tier == Tier.STREET
            else say("“%(topic)s” was sent up to the community", topic=topic.title)
        )
    if outcome == StepOutcome.PROPOSAL:
        return say("“%(topic)s” became a proposal", topic=topic.title)
    if outcome == StepOutcome.RESOLUTION:
        return say("“%(topic)s” became a resolution", topic=topic.title)
    return say("“%(topic)s” was answered", topic=topic.title)
