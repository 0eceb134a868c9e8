from django.db import migrations

from linli.platform.protection import MakeTriggers, ProtectRows, Trigger


class Migration(migrations.Migration):
    """Passages and registrations never change, nor does what an activity or an accepted project says."""

    dependencies = [("groups", "0001_initial")]
    operations = [
        ProtectRows("groups_passage"),
        ProtectRows("groups_registration"),
        ProtectRows("groups_checkin"),
        ProtectRows("groups_activity", columns=("group_id", "held_on", "counted_by", "attenders", "person_id")),
        MakeTriggers(
            Trigger(
                "groups_confirmed_counts_stay",
                "groups_activity",
                "UPDATE",
                "a confirmed count never changes",
                "OLD.confirmed_at IS NOT NULL",
            ),
            Trigger(
                "groups_accepted_projects_stay",
                "groups_groupproject",
                "UPDATE",
                "an accepted project never changes",
                "OLD.accepted_on IS NOT NULL",
            ),
        ),
    ]
