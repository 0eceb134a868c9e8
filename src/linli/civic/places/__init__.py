"""Places: city → district → street → community → estate → building → unit, and grids laid over a community.

One tree, each place once, named as the official list names it. It holds no people and no figures about people.
Verbs: `places.import_places`, `places.add_estate`, `places.draw_grid`.
"""
