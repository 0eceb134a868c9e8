"""Groups: activities become projects, projects become organisations (活动项目化、项目组织化); each passage names the one before.

A group is informal until the community registers it; from then on it is an organisation of `civic.people`. What a
project builds stands in `microprojects`, and is only referred to here.
"""
