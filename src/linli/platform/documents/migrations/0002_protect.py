from django.db import migrations

from linli.platform.protection import ProtectRows


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        ProtectRows("documents_storeddossier"),
        ProtectRows(
            "documents_attachment", columns=("kind", "name", "content_type", "sha256", "size", "added_at", "pseudonym")
        ),
    ]
