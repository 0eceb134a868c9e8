"""Run by test_freshness: `read` keeps a page, lets another process `write`, and must show what that one wrote."""

import subprocess
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from linli.civic.mandates.models import OPERATOR  # noqa: E402
from linli.civic.places.models import Place  # noqa: E402
from linli.platform.journal.actions import record  # noqa: E402
from linli.web.freshness import SHELF  # noqa: E402
from tests.conftest import make_places  # noqa: E402

VERB = "process.print_poster"


def read():
    call_command("migrate", verbosity=0)
    community = make_places().community
    record(OPERATOR, VERB, community)
    client, url = Client(headers={"host": "localhost"}), f"/at/{community.code}/"
    for _time in range(3):
        page = client.get(url)
    assert len(SHELF) == 1 and "石灵社区" in page.content.decode()
    subprocess.run([sys.executable, __file__, "write"], check=True)
    assert "新社区" in client.get(url).content.decode()


def write():
    community = Place.objects.get(level="community")
    Place.objects.filter(pk=community.pk).update(name="新社区")
    record(OPERATOR, VERB, community)


{"read": read, "write": write}[sys.argv[1]]()
