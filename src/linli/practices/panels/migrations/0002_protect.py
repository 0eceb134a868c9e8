from django.db import migrations

from linli.platform.protection import MakeTriggers, ProtectRows, Trigger

PUBLISHED = (
    "EXISTS (SELECT 1 FROM panels_candidate c JOIN panels_panel p ON p.id = c.panel_id "
    "WHERE c.id = NEW.candidate_id AND p.published_at IS NOT NULL)"
)


class Migration(migrations.Migration):
    """A rubric is frozen when its panel opens; sheets and conflicts never change; after publication nothing does."""

    dependencies = [("panels", "0001_initial")]
    operations = [
        MakeTriggers(
            Trigger(
                "panels_open_rubrics_stay",
                "panels_panel",
                "UPDATE",
                "the rubric of an open panel never changes",
                "OLD.opened_at IS NOT NULL AND (OLD.terms IS DISTINCT FROM NEW.terms"
                " OR OLD.digest IS DISTINCT FROM NEW.digest OR OLD.opened_at IS DISTINCT FROM NEW.opened_at"
                " OR OLD.run_id IS DISTINCT FROM NEW.run_id)",
            ),
            Trigger(
                "panels_published_panels_stay",
                "panels_panel",
                "UPDATE",
                "a published panel never changes",
                "OLD.published_at IS NOT NULL",
            ),
            Trigger(
                "panels_open_panels_are_kept",
                "panels_panel",
                "DELETE",
                "an open panel is never deleted",
                "OLD.opened_at IS NOT NULL",
            ),
            Trigger(
                "panels_decisions_stay",
                "panels_candidate",
                "UPDATE",
                "a published decision never changes",
                "OLD.result IS NOT NULL",
            ),
            Trigger(
                "panels_no_sheet_after_publication",
                "panels_scoresheet",
                "INSERT",
                "no score is taken after the decisions are published",
                PUBLISHED,
            ),
        ),
        ProtectRows("panels_scoresheet"),
        ProtectRows("panels_conflict"),
        ProtectRows("panels_reviewer", columns=("panel_id", "person_id", "number", "capacity")),
        ProtectRows("panels_assignment", columns=("reviewer_id", "candidate_id")),
        ProtectRows("panels_presentation"),
    ]
