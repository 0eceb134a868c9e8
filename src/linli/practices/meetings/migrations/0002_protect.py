from django.db import migrations

from linli.platform.protection import ProtectRows, Trigger
from linli.platform.protection.operations import MakeTriggers


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]
    operations = [
        # The roll is frozen with the notice.
        ProtectRows("meetings_seat", ("meeting_id", "number", "household_id", "person_id", "standing", "token")),
        ProtectRows("meetings_ballot", ("motion_id", "seat_id", "choice", "channel", "cast_at", "sheet_id")),
        ProtectRows("meetings_attendance", ("seat_id", "way", "at", "entered_by_id")),
        ProtectRows("meetings_followup"),
        MakeTriggers(
            Trigger(
                "meetings_ballot_settled",
                "meetings_ballot",
                "UPDATE",
                "a settled ballot never changes",
                "OLD.state <> 'pending' AND (NEW.state <> OLD.state OR NEW.number IS DISTINCT FROM OLD.number)",
            ),
            Trigger(
                "meetings_motion_decided",
                "meetings_motion",
                "UPDATE",
                "a decided motion never changes",
                "OLD.state IN ('carried', 'rejected')",
            ),
            Trigger(
                "meetings_motion_voted",
                "meetings_motion",
                "UPDATE",
                "a motion put to the vote keeps its words and its bar",
                "OLD.state <> 'moved' AND (NEW.text <> OLD.text OR NEW.base <> OLD.base OR NEW.bar <> OLD.bar)",
            ),
            Trigger(
                "meetings_minutes_signed",
                "meetings_minutes",
                "UPDATE",
                "signed minutes never change",
                "OLD.signed_at IS NOT NULL",
            ),
            Trigger(
                "meetings_minutes_kept",
                "meetings_minutes",
                "DELETE",
                "signed minutes are never deleted",
                "OLD.signed_at IS NOT NULL",
            ),
        ),
    ]
