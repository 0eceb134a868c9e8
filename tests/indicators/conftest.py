"""Rows to be counted."""

import pytest

from linli.civic.people.models import Person
from tests.indicators.rows import Rows


@pytest.fixture
def rows(community, estates):
    """Makes rows in the community."""
    return Rows(community, estates, Person.objects.create(name="周"))
