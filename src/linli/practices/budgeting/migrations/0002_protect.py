from django.db import migrations

from linli.platform.protection import ProtectRows, Trigger
from linli.platform.protection.operations import MakeTriggers

FROZEN = ("kind", "limit", "unit", "channels", "second", "budget_fen", "rule", "terms", "terms_digest", "roll_digest", "entitled", "opened_at")  # fmt: skip
GIVEN = ("number", "source", "title", "estate_id", "cost_fen", "excludes")


def changed(*columns):
    return " OR ".join(f'NEW."{column}" IS DISTINCT FROM OLD."{column}"' for column in columns)


def vote_of(row):
    return f"(SELECT state FROM budgeting_vote WHERE id = {row}.vote_id)"


class Migration(migrations.Migration):
    dependencies = [("budgeting", "0001_initial")]
    operations = [
        # The roll is frozen when the vote opens.
        ProtectRows("budgeting_voter"),
        ProtectRows("budgeting_allocation"),
        ProtectRows("budgeting_ballot", ("vote_id", "voter_id", "choice", "channel", "spoilt", "cast_at", "sheet_id")),
        MakeTriggers(
            Trigger(
                "budgeting_vote_frozen",
                "budgeting_vote",
                "UPDATE",
                "an open vote keeps its terms",
                f"OLD.state NOT IN ('preparing') AND ({changed(*FROZEN)})",
            ),
            Trigger(
                "budgeting_vote_goes_on",
                "budgeting_vote",
                "UPDATE",
                "a vote only goes on",
                "NEW.state <> OLD.state AND NOT ("
                "(OLD.state = 'preparing' AND NEW.state IN ('open', 'closed', 'called_off')) OR "
                "(OLD.state = 'open' AND NEW.state IN ('closed', 'called_off')) OR "
                "(OLD.state = 'closed' AND NEW.state IN ('allocated', 'called_off')))",
            ),
            Trigger(
                "budgeting_option_frozen",
                "budgeting_option",
                "UPDATE",
                "an option of an open vote stays as it is",
                f"{vote_of('OLD')} <> 'preparing' AND ({changed(*GIVEN)})",
            ),
            Trigger(
                "budgeting_option_decided",
                "budgeting_option",
                "UPDATE",
                "a decided option never changes",
                "OLD.state <> 'standing'",
            ),
            Trigger(
                "budgeting_option_late",
                "budgeting_option",
                "INSERT",
                "an open vote takes no more options",
                f"{vote_of('NEW')} <> 'preparing'",
            ),
            Trigger(
                "budgeting_option_kept",
                "budgeting_option",
                "DELETE",
                "an option of an open vote stays as it is",
                f"{vote_of('OLD')} <> 'preparing'",
            ),
            Trigger(
                "budgeting_ballot_timely",
                "budgeting_ballot",
                "INSERT",
                "ballots are cast while their vote is open",
                f"{vote_of('NEW')} <> 'open'",
            ),
            Trigger(
                "budgeting_ballot_settled",
                "budgeting_ballot",
                "UPDATE",
                "a settled ballot never changes",
                f"{vote_of('OLD')} <> 'open' OR (OLD.state <> 'pending' AND "
                "(NEW.number IS DISTINCT FROM OLD.number OR "
                "(NEW.state <> OLD.state AND NOT (OLD.state = 'counted' AND NEW.state = 'replaced'))))",
            ),
        ),
    ]
