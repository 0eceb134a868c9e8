"""Rows that the database itself protects: triggers that refuse UPDATE and DELETE, on SQLite and PostgreSQL alike."""

from linli.platform.protection.operations import ProtectRows, Trigger

__all__ = ["ProtectRows", "Trigger"]
