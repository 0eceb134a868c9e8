from django.db import migrations

from linli.platform.protection import ProtectRows


class Migration(migrations.Migration):
    dependencies = [("process", "0001_initial")]
    operations = [
        ProtectRows("process_edition"),
        ProtectRows("process_objection", ("notice_id", "household_id", "person_id", "text", "raised_at")),
        ProtectRows("process_notice", ("run_id", "passage_id", "title", "basis", "body", "starts_on", "ends_on")),
    ]
