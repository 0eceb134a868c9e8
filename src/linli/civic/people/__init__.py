"""People: persons, households and organisations, with as little personal data as the work needs.

Verbs: `people.import_households`, `people.found_organisation`, `people.join_organisation`, `people.reveal_person`.
"""
