"""Rows that the database itself protects: triggers that refuse UPDATE and DELETE, on SQLite and PostgreSQL alike."""

from linli.platform.protection.operations import MakeTriggers, ProtectRows, Trigger

__all__ = ["MakeTriggers", "ProtectRows", "Trigger"]
