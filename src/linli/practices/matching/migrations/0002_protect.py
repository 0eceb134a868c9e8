from django.db import migrations

from linli.platform.protection import ProtectRows


class Migration(migrations.Migration):
    """A declared rule, a published match and its awards never change; nor does whose pledge it is."""

    dependencies = [("matching", "0001_initial")]
    operations = [
        ProtectRows("matching_declaredrule"),
        ProtectRows("matching_match"),
        ProtectRows("matching_matchaward"),
        ProtectRows("matching_pledge", columns=("raising_id", "household_id", "client_id")),
    ]
