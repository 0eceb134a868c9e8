from django.db import migrations

from linli.platform.protection import ProtectRows


class Migration(migrations.Migration):
    """A version never changes, nor does what was advised."""

    dependencies = [("proposals", "0001_initial")]
    operations = [
        ProtectRows("proposals_version"),
        ProtectRows("proposals_advice"),
    ]
