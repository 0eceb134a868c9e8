"""A conference for pretalx: `python -P conference.py NUMBER`, run by the Python of pretalx's own environment, never imported.

Two events: `talks` with so many confirmed talks in a published schedule, and `reviews` with so many submissions, each reviewed
by three of five reviewers. Rows are made through its models. Says as JSON the session cookie of the organiser.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Iterator

ROOMS, REVIEWERS, REVIEWS_EACH, TRACKS = 5, 5, 3, 5
FIRST, HOURS = 9, 10
"""Talks of half an hour, from the first hour on, so many hours a day."""
ABSTRACT = (
    "A lift for the stairs of house {number}: who pays how much, who looks after it, and when it stands."
)


def main(number: int) -> None:
    """Make both events and say the cookie."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pretalx.settings")
    import django

    django.setup()
    from django_scopes import scopes_disabled

    with scopes_disabled():
        organiser, owner = house()
        for slug, state in (("talks", "confirmed"), ("reviews", "submitted")):
            event = event_of(organiser, slug)
            submissions = list(submit(event, number, state))
            if slug == "talks":
                publish(event, submissions)
            else:
                review(event, organiser, submissions)
        json.dump(cookie_of(owner), sys.stdout)


def house():
    """The organiser of both events, and its user."""
    from pretalx.event.utils import create_organiser_with_team
    from pretalx.person.models import User

    owner = User.objects.create_user(name="Organiser", email="organiser@example.org", locale="en")
    organiser, team = create_organiser_with_team(name="Community", slug="community", users=[owner])
    team.all_events = team.can_change_submissions = team.can_change_event_settings = True
    team.save()
    return organiser, owner


def event_of(organiser, slug: str):
    """A public event of as many days as its talks need."""
    from pretalx.event.models import Event
    from pretalx.submission.models import Track

    today = dt.datetime.now(dt.UTC).date()
    event = Event.objects.create(
        name=slug.title(), slug=slug, organiser=organiser, is_public=True, date_from=today,
        date_to=today + dt.timedelta(days=7), timezone="Asia/Shanghai", email="office@example.org",
        locale_array="en", locale="en",
    )  # fmt: skip
    event.build_initial_data()
    for number in range(TRACKS):
        Track.objects.create(event=event, name=f"Track {number}", color="#1f6f5c")
    return event


def submit(event, number: int, state: str) -> Iterator:
    """Submissions, each by a speaker of its own."""
    from pretalx.person.models import SpeakerProfile, User
    from pretalx.submission.models import Submission

    tracks, kind = list(event.tracks.all()), event.submission_types.first()
    for count in range(number):
        speaker = User.objects.create(
            name=f"Speaker {count}", email=f"{event.slug}{count}@example.org", locale="en"
        )
        SpeakerProfile.objects.create(user=speaker, event=event, biography="Lives here since 1998.")
        submission = Submission.objects.create(
            event=event, title=f"House {count}: a lift for everybody", submission_type=kind,
            track=tracks[count % TRACKS], abstract=ABSTRACT.format(number=count), state=state, content_locale="en",
        )  # fmt: skip
        submission.speakers.add(speaker)
        yield submission


def publish(event, submissions: list) -> None:
    """Give every talk a room and a time, and release the schedule."""
    from pretalx.schedule.models import Room

    rooms = [Room.objects.create(event=event, name=f"Room {number}") for number in range(ROOMS)]
    for submission in submissions:
        submission.update_talk_slots()
    begin = event.datetime_from.replace(hour=0, minute=0)
    for count, slot in enumerate(event.wip_schedule.talks.order_by("submission")):
        day, half_hour = divmod(count // ROOMS, 2 * HOURS)
        slot.room = rooms[count % ROOMS]
        slot.start = begin + dt.timedelta(days=day, hours=FIRST, minutes=30 * half_hour)
        slot.end = slot.start + dt.timedelta(minutes=30)
        slot.save()
    event.wip_schedule.freeze("1.0", notify_speakers=False)


def review(event, organiser, submissions: list) -> None:
    """Reviews with a score by three of the reviewers each."""
    from pretalx.event.models import Team
    from pretalx.person.models import User
    from pretalx.submission.models import Review

    team = Team.objects.create(organiser=organiser, name="Reviewers", is_reviewer=True, all_events=True)
    users = [
        User.objects.create(name=f"Reviewer {number}", email=f"reviewer{number}@example.org", locale="en")
        for number in range(REVIEWERS)
    ]
    team.members.add(*users)
    event.active_review_phase.activate()
    scores = list(event.score_categories.first().scores.all())
    for count, submission in enumerate(submissions):
        for turn in range(REVIEWS_EACH):
            given = Review.objects.create(
                submission=submission, user=users[(count + turn) % REVIEWERS], text="Useful."
            )
            given.scores.add(scores[(count * 7 + turn) % len(scores)])
            given.save()


def cookie_of(user) -> dict[str, str]:
    """The cookie of a session in which this user is logged in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session.save()
    return {settings.SESSION_COOKIE_NAME: session.session_key}


if __name__ == "__main__":
    main(int(sys.argv[1]))
