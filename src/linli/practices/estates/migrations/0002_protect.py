from django.db import migrations

from linli.platform.protection import MakeTriggers, ProtectRows, Trigger


class Migration(migrations.Migration):
    """What was said, declared, classed by a rule, drafted and adopted never changes; nor does a confirmed class."""

    dependencies = [("estates", "0001_initial")]
    operations = [
        ProtectRows("estates_filledsection"),
        ProtectRows("estates_profilecomment"),
        ProtectRows("estates_declaredrules"),
        ProtectRows("estates_classing", columns=("run_id", "rules_id", "number", "dossier", "classed_at")),
        ProtectRows(
            "estates_estateclass", columns=("classing_id", "estate_id", "points", "computed", "result")
        ),
        MakeTriggers(
            Trigger(
                "estates_confirmed_classings_stay",
                "estates_classing",
                "UPDATE",
                "a confirmed classing never changes",
                "OLD.confirmed_at IS NOT NULL",
            ),
            Trigger(
                "estates_confirmed_classes_stay",
                "estates_estateclass",
                "UPDATE",
                "a confirmed class never changes",
                "EXISTS (SELECT 1 FROM estates_classing c WHERE c.id = OLD.classing_id AND c.confirmed_at IS NOT NULL)",
            ),
        ),
        ProtectRows("estates_planversion"),
        ProtectRows("estates_planmeasure"),
        ProtectRows("estates_plancomment"),
        ProtectRows("estates_adoption"),
    ]
