"""Topics that are proposed for a meeting that has been called."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from linli.kernel.sentence import say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.meetings.actions.convening import locked_meeting
from linli.practices.meetings.enums import TopicState
from linli.practices.meetings.models import Meeting, Topic
from linli.practices.meetings.queries import stage_allows
from linli.practices.meetings.rules import AgendaItemDraft


@transaction.atomic
def propose_topic(*, by, meeting: Meeting, draft: AgendaItemDraft, client_id: UUID | None = None) -> Topic:
    """Propose a topic for a meeting; the host puts it on the agenda or answers why not."""
    permit(by, "meetings.propose_topic", meeting)
    title = filled(draft.title, say("Please give the topic a title."), "title")
    meeting = locked_meeting(meeting)
    mine = meeting.topics.filter(person=by.person, household=by.household)
    if proposed := sent_before(mine, client_id):
        return proposed
    refuse_if(stage_allows(meeting.run, "meetings.convene"))
    refuse_if(say("This meeting takes no more topics.") if not meeting.takes_votes else None)
    topic = Topic.objects.create(
        meeting=meeting,
        number=meeting.topics.count() + 1,
        title=title,
        text=draft.text.strip(),
        source=draft.source,
        state=TopicState.PROPOSED,
        added_at=clock.now(),
        household=by.household,
        person=by.person,
        capacity=by.capacity_at(meeting.place),
        client_id=client_id,
    )
    record(
        by,
        "meetings.propose_topic",
        topic,
        tells=say(
            "A topic was proposed for “%(meeting)s”: %(topic)s", meeting=meeting.title, topic=topic.title
        ),
        content={"title": topic.title, "text": topic.text},
    )
    return topic


@transaction.atomic
def take_topic(*, by, topic: Topic) -> Topic:
    """Put a proposed topic on the agenda; its day shows that it came after the notice."""
    permit(by, "meetings.take_topic", topic)
    topic = _proposed(topic)
    topic.state = TopicState.TAKEN
    topic.save(update_fields=["state"])
    record(
        by, "meetings.take_topic", topic, tells=say("“%(topic)s” was put on the agenda", topic=topic.title)
    )
    return topic


@transaction.atomic
def decline_topic(*, by, topic: Topic, reason: str) -> Topic:
    """Answer publicly why a proposed topic is not taken up."""
    permit(by, "meetings.decline_topic", topic)
    reason = filled(reason, say("Please write the reason; it will be published."), "reason")
    topic = _proposed(topic)
    topic.state, topic.declined_because = TopicState.DECLINED, reason
    topic.save(update_fields=["state", "declined_because"])
    record(
        by,
        "meetings.decline_topic",
        topic,
        tells=say(
            "“%(topic)s” was not taken up: %(reason)s", topic=topic.title, reason=topic.declined_because
        ),
        content={"reason": topic.declined_because},
    )
    return topic


def _proposed(topic: Topic) -> Topic:
    meeting = locked_meeting(topic.meeting)
    refuse_if(say("This meeting takes no more topics.") if not meeting.takes_votes else None)
    topic = locked(topic)
    refuse_if(say("This topic has been answered before.") if topic.state != TopicState.PROPOSED else None)
    topic.meeting = meeting
    return topic
