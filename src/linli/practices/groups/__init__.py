"""Groups: activities become projects, projects become organisations (活动项目化、项目组织化); each passage names the one before.
"""
