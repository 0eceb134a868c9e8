"""Minutes and resolutions."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from linli.civic.people.models import Organisation
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.meetings import actions
from linli.practices.meetings.models import Minutes
from linli.practices.meetings.queries import record_of

DRAFT = actions.MinutesDraft(chair="李主任", recorder="小王", discussions={1: "Who pays for the roof?"})


@pytest.fixture
def resolution(carried, cast):
    draft = actions.ResolutionDraft(
        "Ask three firms", due_on="2025-03-20", person=cast.committee_member.person
    )
    return give(cast, carried, draft)


def give(cast, motion, draft, **more):
    draft = actions.ResolutionDraft(
        draft.text, date.fromisoformat(str(draft.due_on)), draft.person, draft.organisation
    )
    return actions.give_resolution(by=cast.social_worker, motion=motion, draft=draft, **more)


def test_minutes_gather_what_the_records_tell(carried, resolution, opened, cast):
    minutes = actions.write_minutes(by=cast.social_worker, meeting=opened, draft=DRAFT)
    record = record_of(opened, minutes)
    motion = record["topics"][0]["motions"][0]

    assert (record["called"], record["present"], record["elsewhere"], record["absent"]) == (12, 0, 12, 0)
    assert record["topics"][0]["discussion"] == "Who pays for the roof?"
    assert motion["reasons"][0]["values"] == {"for": 12, "against": 0, "abstain": 0}
    assert motion["resolutions"][0]["due_on"] == "2025-03-20"


def test_minutes_are_signed_off_by_another_and_then_stand(carried, opened, cast):
    minutes = actions.write_minutes(by=cast.social_worker, meeting=opened, draft=DRAFT)
    with pytest.raises(Refusal, match="Close the meeting"):
        actions.sign_minutes(by=cast.community_officer, minutes=minutes)
    actions.close_meeting(by=cast.social_worker, meeting=opened)
    with pytest.raises(Refusal, match="somebody else"):
        actions.sign_minutes(by=cast.social_worker, minutes=minutes)
    signed = actions.sign_minutes(by=cast.community_officer, minutes=minutes)

    assert signed.digest.startswith("sha256:")
    with pytest.raises(Refusal, match="stand as they are"):
        actions.write_minutes(by=cast.social_worker, meeting=opened, draft=DRAFT)
    with pytest.raises(Refusal, match="stand as they are"):
        actions.sign_minutes(by=cast.community_officer, minutes=minutes)
    for change in (lambda: Minutes.objects.update(chair="x"), lambda: signed.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_minutes_of_no_meeting_are_refused(meeting, cast):
    with pytest.raises(Refusal, match="not been held"):
        actions.write_minutes(by=cast.social_worker, meeting=meeting, draft=DRAFT)


def test_minutes_need_who_led_and_who_wrote(opened, cast):
    minutes = actions.write_minutes(by=cast.social_worker, meeting=opened, draft=actions.MinutesDraft("", ""))
    actions.close_meeting(by=cast.social_worker, meeting=opened)
    with pytest.raises(Refusal, match="who led"):
        actions.sign_minutes(by=cast.community_officer, minutes=minutes)


def test_resolution_is_done_by_who_was_given_it(resolution, cast):
    with pytest.raises(Refusal, match="what was done"):
        actions.complete_resolution(by=cast.committee_member, resolution=resolution, evidence=" ")
    with pytest.raises(Refusal, match="given it"):
        actions.complete_resolution(by=cast.property_manager, resolution=resolution, evidence="done")
    done = actions.complete_resolution(
        by=cast.committee_member, resolution=resolution, evidence="Three offers are in"
    )

    assert done.is_done
    assert Entry.objects.filter(verb="meetings.complete_resolution").count() == 1
    with pytest.raises(Refusal, match="done before"):
        actions.complete_resolution(by=cast.committee_member, resolution=resolution, evidence="again")


def test_resolution_is_done_for_an_organisation(carried, cast, estates):
    team = Organisation.objects.create(
        kind="self_organisation", name="灯光队", place=estates[0], founded_on="2024-01-01"
    )
    leader = cast.self_organisation.mandates[0]
    leader.organisation = team
    leader.save()
    draft = actions.ResolutionDraft("Measure the lamps", due_on="2025-03-20", organisation=team)
    resolution = give(cast, carried, draft)

    assert actions.complete_resolution(
        by=cast.self_organisation, resolution=resolution, evidence="measured"
    ).is_done


def test_resolution_is_reopened_with_a_reason(resolution, cast):
    with pytest.raises(Refusal, match="still to be done"):
        actions.reopen_resolution(by=cast.supervisor, resolution=resolution, reason="two offers only")
    actions.complete_resolution(by=cast.committee_member, resolution=resolution, evidence="done")
    with pytest.raises(Refusal, match="reason"):
        actions.reopen_resolution(by=cast.supervisor, resolution=resolution, reason="")
    open_again = actions.reopen_resolution(
        by=cast.supervisor, resolution=resolution, reason="two offers only"
    )

    assert not open_again.is_done
    assert [step.state for step in open_again.follow_ups.all()] == ["done", "open"]
    with pytest.raises(IntegrityError), transaction.atomic():
        open_again.follow_ups.update(text="x")


def test_resolution_outlives_its_run(resolution, cast):
    run = resolution.motion.run
    run.state, run.closed_on = "closed", "2025-06-01"
    run.save()

    assert actions.complete_resolution(
        by=cast.committee_member, resolution=resolution, evidence="late, but done"
    ).is_done


def test_resolution_has_one_who_is_responsible_and_a_day_to_come(carried, motion, cast, estates):
    person = cast.committee_member.person
    for draft, field in (
        (actions.ResolutionDraft(" ", "2025-03-20", person), None),
        (actions.ResolutionDraft("Ask", "2025-03-20"), "responsible"),
        (actions.ResolutionDraft("Ask", "2025-03-01", person), "due_on"),
    ):
        with pytest.raises(Refusal) as refused:
            give(cast, carried, draft)
        assert refused.value.field in (field, "text")


def test_only_carried_motions_are_given_to_somebody(motion, cast):
    draft = actions.ResolutionDraft("Ask", "2025-03-20", cast.committee_member.person)
    with pytest.raises(Refusal, match="carried"):
        give(cast, motion, draft)


def test_photo_that_is_none_is_refused_and_nothing_is_done(resolution, cast):
    upload = SimpleUploadedFile("proof.jpg", b"no photo")
    with pytest.raises(Refusal) as refused:
        actions.complete_resolution(
            by=cast.committee_member, resolution=resolution, evidence="done", photo=upload
        )
    resolution.refresh_from_db()

    assert refused.value.field == "photo"
    assert not resolution.is_done
