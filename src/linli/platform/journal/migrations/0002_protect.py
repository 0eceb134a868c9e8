from django.db import migrations

from linli.platform.protection import ProtectRows


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [ProtectRows("journal_entry")]
