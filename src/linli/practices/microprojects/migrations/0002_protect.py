from django.db import migrations

from linli.platform.protection import MakeTriggers, ProtectRows, Trigger

PROJECT = "(SELECT project_id FROM microprojects_milestone WHERE id = NEW.milestone_id)"


def had_a_hand(table: str, project: str = PROJECT) -> str:
    """SQL: the person of the new row has a row in this table about the same project."""
    return (
        f"EXISTS (SELECT 1 FROM {table} x JOIN microprojects_milestone m ON m.id = x.milestone_id"
        f" WHERE x.person_id = NEW.person_id AND m.project_id = {project})"
    )


REPORTED, BROUGHT = had_a_hand("microprojects_progressreport"), had_a_hand("microprojects_voucher")
INSPECTED, PAID = had_a_hand("microprojects_inspection"), had_a_hand("microprojects_tranche")


def plan_is_fixed() -> MakeTriggers:
    """Milestones and budget lines change only before work begins; of a milestone only its state later."""
    begun = "(SELECT state FROM microprojects_microproject WHERE id = {row}.project_id) <> 'planned'"
    moved = " OR ".join(
        f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in ("project_id", "number", "share", "tranche_fen")
    )
    conditions = {
        "INSERT": begun.format(row="NEW"),
        "UPDATE": f"({moved}) AND {begun.format(row='OLD')}",
        "DELETE": begun.format(row="OLD"),
    }
    return MakeTriggers(
        *(
            Trigger(
                f"microprojects_milestone_no_{event.lower()}_in_work",
                "microprojects_milestone",
                event,
                "milestones never change once work has begun",
                condition,
            )
            for event, condition in conditions.items()
        )
    )


class Migration(migrations.Migration):
    """Evidence never changes; who works, who accepts and who pays are three; a tranche follows its acceptance."""

    dependencies = [("microprojects", "0001_initial")]

    operations = [
        ProtectRows("microprojects_progressreport"),
        ProtectRows("microprojects_reportphoto"),
        ProtectRows(
            "microprojects_voucher",
            columns=("milestone_id", "line_id", "person_id", "kind", "number", "payee", "amount_fen", "issued_on", "file_id"),
        ),
        ProtectRows("microprojects_inspection"),
        ProtectRows("microprojects_tranche"),
        ProtectRows("microprojects_projectacceptance"),
        ProtectRows("microprojects_rating"),
        ProtectRows("microprojects_budgetline", columns=("project_id", "amount_fen")),
        plan_is_fixed(),
        MakeTriggers(
            Trigger(
                "microprojects_inspection_by_another",
                "microprojects_inspection",
                "INSERT",
                "nobody accepts what they built or paid",
                f"{REPORTED} OR {BROUGHT} OR {PAID}",
            ),
            Trigger(
                "microprojects_acceptance_by_another",
                "microprojects_projectacceptance",
                "INSERT",
                "nobody accepts what they built or paid",
                " OR ".join(
                    had_a_hand(f"microprojects_{table}", "NEW.project_id") for table in ("progressreport", "voucher", "tranche")
                ),
            ),
            Trigger(
                "microprojects_tranche_by_another",
                "microprojects_tranche",
                "INSERT",
                "nobody pays what they built or accepted",
                f"{REPORTED} OR {BROUGHT} OR {INSPECTED}",
            ),
            Trigger(
                "microprojects_tranche_after_acceptance",
                "microprojects_tranche",
                "INSERT",
                "a tranche follows its acceptance, in its amount",
                "NOT EXISTS (SELECT 1 FROM microprojects_milestone WHERE id = NEW.milestone_id"
                " AND state = 'accepted' AND tranche_fen = NEW.amount_fen)"
                " OR NOT EXISTS (SELECT 1 FROM ledger_movement WHERE id = NEW.movement_id AND amount_fen = NEW.amount_fen)",
            ),
        ),
    ]
