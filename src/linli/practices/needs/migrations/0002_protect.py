from django.db import migrations

from linli.platform.protection import MakeTriggers, ProtectRows, Trigger


def frozen(table: str, survey: str) -> MakeTriggers:
    """Rows of a survey that change only while it is being built; `survey` is SQL for its state, over ROW."""
    return MakeTriggers(
        *(
            Trigger(
                f"{table}_no_{event.lower()}_once_open",
                table,
                event,
                "questions never change once households are asked",
                f"({survey.replace('ROW', 'OLD' if event == 'DELETE' else 'NEW')}) <> 'draft'",
            )
            for event in ("INSERT", "UPDATE", "DELETE")
        )
    )


class Migration(migrations.Migration):
    dependencies = [("needs", "0001_initial")]
    operations = [
        frozen("needs_question", "SELECT state FROM needs_survey WHERE id = ROW.survey_id"),
        frozen(
            "needs_choice",
            "SELECT s.state FROM needs_survey s JOIN needs_question q ON q.survey_id = s.id WHERE q.id = ROW.question_id",
        ),
        MakeTriggers(
            Trigger(
                "needs_survey_no_way_back",
                "needs_survey",
                "UPDATE",
                "a survey is never taken back",
                "(OLD.state = 'closed' AND NEW.state <> 'closed') OR (OLD.state <> 'draft' AND NEW.state = 'draft')",
            ),
            Trigger(
                "needs_form_only_while_open",
                "needs_householdform",
                "INSERT",
                "forms come in only while the survey is open",
                "(SELECT state FROM needs_survey WHERE id = NEW.survey_id) <> 'open'",
            ),
        ),
        ProtectRows("needs_householdform"),
        ProtectRows("needs_answer"),
    ]
