from django.db import migrations

from linli.platform.protection import MakeTriggers, ProtectRows, Trigger


class Migration(migrations.Migration):
    """Adopted rules never change; nor do the amounts of a confirmed award, nor a signature."""

    dependencies = [("contests", "0001_initial")]
    operations = [
        MakeTriggers(
            Trigger(
                "contests_adopted_rules_stay",
                "contests_contestrules",
                "UPDATE",
                "adopted rules never change",
                "OLD.adopted_at IS NOT NULL",
            ),
            Trigger(
                "contests_confirmed_awards_stay",
                "contests_award",
                "UPDATE",
                "a confirmed award never changes",
                "OLD.confirmed_at IS NOT NULL",
            ),
            Trigger(
                "contests_signatures_stay",
                "contests_agreement",
                "UPDATE",
                "a signature is never taken back",
                "(OLD.office_signed_at IS NOT NULL AND OLD.office_signed_at IS DISTINCT FROM NEW.office_signed_at)"
                " OR (OLD.estate_signed_at IS NOT NULL AND OLD.estate_signed_at IS DISTINCT FROM NEW.estate_signed_at)"
                " OR OLD.digest IS DISTINCT FROM NEW.digest",
            ),
        ),
        ProtectRows("contests_rulechange", columns=("rules_id", "proposer_id", "text", "proposed_at")),
    ]
