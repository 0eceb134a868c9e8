"""How quick public pages are: anonymous pages of the platform against a bare Django view that answers as many bytes.

    python benchmarks/pages.py [--seconds 5]

Starts both on the loopback with two gunicorn workers each, one after the other, in a home that is gone afterwards, and
asks for the same page with wrk (without wrk: with a client of our own, which is slower than both). Ends with 1 where the
platform reaches less than a quarter of the bare view's requests a second.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

HERE = Path(__file__).resolve().parent
LEAST = 0.25
WORKERS, THREADS, CONNECTIONS = 2, 4, 16
PLACE = "510112003002"

SETTINGS = """
from django.http import HttpResponse
from django.urls import path
from pathlib import Path
SECRET_KEY, ALLOWED_HOSTS, ROOT_URLCONF, USE_TZ = "bare", ["*"], "bare", True
BODY = Path(__file__).with_name("body").read_bytes()
urlpatterns = [path("", lambda request: HttpResponse(BODY))]
"""

GROUND = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from linli.civic.mandates.models import OPERATOR, Mandate
from linli.civic.mandates.queries import actor_for
from linli.civic.people.models import Person
from linli.civic.places.actions import import_places
from linli.civic.places.models import Place
from linli.civic.process.actions import name_estates, open_run, ship_editions
names = (("5101", "city", "", "成都市"), ("510112", "district", "5101", "龙泉驿区"),
         ("510112003", "street", "510112", "十陵街道"), ("510112003002", "community", "510112003", "石灵社区"))
import_places(by=OPERATOR, rows=[dict(code=c, level=l, parent_code=p, name=n) for c, l, p, n in names])
community = Place.objects.get(code="510112003002")
estates = [Place.objects.create(code=f"{community.code}-{n}", level="estate", parent=community, name=f"小区{n}",
    official_name=f"小区{n}", path=f"{community.path}{community.code}-{n}/", estate_kind="commodity", households=200)
    for n in range(1, 21)]
person = Person.objects.create(name="陈丽", phone="+8613800000001")
Mandate.objects.create(person=person, capacity="social_worker", place=community, starts_on="2024-01-01")
worker, editions = actor_for(person), {one.code: one for one in ship_editions()}
for title in ("春季自筹更新", "楼道照明", "电梯加装"):
    run = open_run(by=worker, edition=editions["eight-step"], place=community, title=title)
    name_estates(by=worker, run=run, contacts=dict.fromkeys(estates, person))
"""


def measure(seconds: int) -> dict[str, float]:
    """Requests a second of both, by name, and their `ratio`; of kept pages that are true, one language, no session."""
    with TemporaryDirectory(prefix="linli-bench-") as room:
        home = Path(room)
        environ = os.environ | {
            "LINLI_HOME": str(home / "home"),
            "LINLI_SECRET_KEY": "benchmark",
            "DJANGO_SETTINGS_MODULE": "linli.config.settings",
            "PYTHONPATH": os.pathsep.join([str(HERE.parent / "src"), str(home)]),
        }
        environ.pop("LINLI_DEMONSTRATION", None)
        (home / "home").mkdir()
        subprocess.run([sys.executable, "-c", GROUND], env=environ, check=True, cwd=home)
        with served("linli.config.wsgi:application", environ, home) as port:
            url = f"http://127.0.0.1:{port}/at/{PLACE}/"
            body = [urlopen(url, timeout=20).read() for _time in range(40)][-1]  # both workers have it now
            ours = rate(url, seconds)
        (home / "body").write_bytes(body)
        (home / "bare.py").write_text(SETTINGS)
        environ["DJANGO_SETTINGS_MODULE"] = "bare"
        with served("django.core.wsgi:get_wsgi_application()", environ, home) as port:
            bare = rate(f"http://127.0.0.1:{port}/", seconds)
    return {"bytes": len(body), "bare": bare, "linli": ours, "ratio": ours / bare}


@contextmanager
def served(application: str, environ: dict[str, str], room: Path) -> Iterator[int]:
    """The application behind gunicorn; the port where it answers."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        application,
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        str(WORKERS),
    ]
    command += [
        "--worker-class",
        "gthread",
        "--threads",
        str(THREADS),
        "--log-level",
        "error",
        "--no-control-socket",
    ]
    server = subprocess.Popen(command, env=environ, cwd=room)
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield port
    finally:
        server.terminate()
        server.wait(20)


def wait_for(url: str) -> None:
    """Until both workers surely answer: the address is open before they are."""
    for _try in range(300):
        try:
            urlopen(url, timeout=20).read()
            break
        except OSError:
            time.sleep(0.1)
    for _time in range(40):
        urlopen(url, timeout=20).read()


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def rate(url: str, seconds: int) -> float:
    """Requests a second that are answered at this address."""
    if shutil.which("wrk") is None:
        return own_rate(url, seconds)
    command = ["wrk", "-t", "2", "-c", str(CONNECTIONS), "-d", f"{seconds}s", url]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 30).stdout
    if "Non-2xx" in said:
        raise RuntimeError(said)
    return float(re.search(r"Requests/sec:\s*([\d.]+)", said)[1])


def own_rate(url: str, seconds: int) -> float:
    """The same without wrk: a few threads that ask again and again on connections that stay open."""
    host, path = re.fullmatch(r"http://([^/]+)(/.*)", url).groups()
    ends, counted = time.monotonic() + seconds, []

    def ask() -> None:
        connection, answered = http.client.HTTPConnection(host, timeout=20), 0
        while time.monotonic() < ends:
            connection.request("GET", path)
            response = connection.getresponse()
            response.read()
            answered += response.status == 200
        counted.append(answered)

    threads = [threading.Thread(target=ask) for _one in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sum(counted) / seconds


def main() -> int:
    """Measure, and say it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=5)
    found = measure(parser.parse_args().seconds)
    print(f"page of {found['bytes']:,} bytes, {WORKERS} gunicorn workers")
    print(f"bare Django view  {found['bare']:8.0f} requests/s")
    print(f"kept public page  {found['linli']:8.0f} requests/s")
    print(f"ratio             {found['ratio']:8.1%}  (at least {LEAST:.0%})")
    return 0 if found["ratio"] >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
