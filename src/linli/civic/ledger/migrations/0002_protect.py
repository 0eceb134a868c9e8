from django.db import migrations

from linli.platform.protection import MakeTriggers, ProtectRows, Trigger

HELD = (
    "(SELECT COALESCE(SUM(amount_fen), 0) FROM ledger_movement WHERE target_id = NEW.source_id)"
    " - (SELECT COALESCE(SUM(amount_fen), 0) FROM ledger_movement WHERE source_id = NEW.source_id)"
)


class Migration(migrations.Migration):
    """Movements never change, and no account that forbids an overdraft pays out more than it holds."""

    dependencies = [("ledger", "0001_initial")]

    operations = [
        ProtectRows("ledger_movement"),
        ProtectRows("ledger_account", columns=("place_id", "kind", "forbids_overdraft")),
        MakeTriggers(
            Trigger(
                "ledger_movement_no_overdraft",
                "ledger_movement",
                "INSERT",
                "the account does not hold this much",
                "EXISTS (SELECT 1 FROM ledger_account WHERE id = NEW.source_id AND forbids_overdraft)"
                f" AND NEW.amount_fen > {HELD}",
                locks="ledger_account WHERE id = NEW.source_id AND forbids_overdraft",
            )
        ),
    ]
