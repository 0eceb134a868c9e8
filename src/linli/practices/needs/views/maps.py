"""What the maps of needs show: the boundaries of estates, which need no tile server."""

from __future__ import annotations

import json
from collections.abc import Sequence

from linli.civic.places.models import Place


def boundaries(estates: Sequence[Place]) -> str:
    """The estates that have a boundary, as GeoJSON features with their names, in JSON."""
    features = [
        {"type": "Feature", "properties": {"name": estate.name}, "geometry": estate.boundary}
        for estate in estates
        if estate.boundary
    ]
    return json.dumps(features)
