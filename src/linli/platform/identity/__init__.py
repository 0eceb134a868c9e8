"""Who is at the door: ways in, sessions, second factors, preferences.

Residents come in with their phone and a numeric code, staff with a password and a second factor, households
with the code printed on their slip. What somebody may do after that is not decided here but by mandates.
Knows no neighbourhood: people, households and the cast of the demonstration are reached through hooks that
are named in the settings (see `settings.py`).
"""
