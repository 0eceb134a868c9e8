from linli.practices.groups.models.chain import GroupProject, Passage, Registration
from linli.practices.groups.models.groups import Activity, CheckIn, Group

__all__ = ["Activity", "CheckIn", "Group", "GroupProject", "Passage", "Registration"]
