"""Migration operations that make triggers in either database."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.migrations.operations.base import Operation


@dataclass(frozen=True)
class Trigger:
    """A check before an event on a table that refuses with a message when `condition` holds.

    `condition` is SQL over `NEW` and `OLD` that both databases read alike. `locks` names rows (`table WHERE …`) that
    PostgreSQL locks before the condition is judged, so that two writers at once judge one after the other; SQLite has
    one writer anyway.
    """

    name: str
    table: str
    event: str
    message: str
    condition: str = "1=1"
    locks: str = ""

    def sqlite(self) -> str:
        return (
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH ROW "
            f"WHEN {self.condition} BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )

    def postgresql(self) -> str:
        passed = "OLD" if self.event == "DELETE" else "NEW"
        lock = f"PERFORM 1 FROM {self.locks} FOR NO KEY UPDATE; " if self.locks else ""
        return (
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {lock}"
            f"IF {self.condition} THEN RAISE EXCEPTION '{self.message}' USING ERRCODE = '23514'; END IF; "
            f"RETURN {passed}; END $$; "
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH ROW EXECUTE FUNCTION {self.name}()"
        )


class MakeTriggers(Operation):
    """Make the given triggers; reversible."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, *triggers: Trigger):
        self.triggers = triggers

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for trigger in self.triggers:
            schema_editor.execute(getattr(trigger, schema_editor.connection.vendor)())

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for trigger in self.triggers:
            if schema_editor.connection.vendor == "postgresql":
                schema_editor.execute(f"DROP FUNCTION {trigger.name}() CASCADE")
            else:
                schema_editor.execute(f"DROP TRIGGER {trigger.name}")

    def describe(self):
        return "Make triggers " + ", ".join(trigger.name for trigger in self.triggers)


class ProtectRows(MakeTriggers):
    """Make a table append-only: each UPDATE and each DELETE of a row is refused by the database.

    `columns` limits the protection against UPDATE to those columns, where other columns may still change.
    """

    def __init__(self, table: str, columns: tuple[str, ...] = ()):
        self.table, self.columns = table, tuple(columns)
        changed = (
            " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in self.columns) or "1=1"
        )
        super().__init__(
            Trigger(f"{table}_no_update", table, "UPDATE", f"rows of {table} never change", changed),
            Trigger(f"{table}_no_delete", table, "DELETE", f"rows of {table} are never deleted"),
        )

    def deconstruct(self):
        return (self.__class__.__name__, [self.table, self.columns], {})
