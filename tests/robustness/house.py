"""A house of its own: `linli serve` in a home that is gone afterwards, and households that act in it over HTTP."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
LINLI = [sys.executable, "-c", "import sys; from linli.console import main; sys.exit(main())"]


class House:
    """An installation on the embedded database, made by `tests.robustness.ground`; `ground` is what that says."""

    def __init__(self, home: Path, ground: dict | None = None):
        self.home, self.port, self.ground = home, free_port(), ground or {}

    @classmethod
    def build(cls, home: Path) -> House:
        """A new one in an empty folder."""
        house = cls(home)
        house.ground = json.loads(house._run([sys.executable, "-m", "tests.robustness.ground"]).stdout)
        return house

    def copy(self, home: Path) -> House:
        """The same once more, in another folder; nobody may be in it."""
        shutil.copytree(self.home, home)
        return House(home, self.ground)

    def surroundings(self, settings: str = "linli.config.settings") -> dict[str, str]:
        """The environment of an installation, with nothing of the one that tests."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("LINLI_", "DJANGO_"))
        }
        path = os.pathsep.join([str(ROOT), str(ROOT / "src"), *filter(None, sys.path)])
        return kept | {
            "LINLI_HOME": str(self.home),
            "LANGUAGE": "en",
            "PYTHONPATH": path,
            "DJANGO_SETTINGS_MODULE": settings,
        }

    @contextmanager
    def served(self, settings: str = "linli.config.settings") -> Iterator[subprocess.Popen]:
        """Within the block the server answers, in a process group of its own; afterwards it is gone."""
        command = [*LINLI, "serve", "--no-demo", "--port", str(self.port)]
        with (self.home / "server.log").open("ab") as log:
            server = subprocess.Popen(
                command, env=self.surroundings(settings), stdout=subprocess.PIPE, stderr=log, text=True,
                start_new_session=True,
            )  # fmt: skip
        try:
            assert str(self.port) in server.stdout.readline(), (self.home / "server.log").read_text()
            yield server
        finally:
            kill(server)
            server.stdout.close()

    def audit(self) -> subprocess.CompletedProcess:
        """What `linli audit` finds."""
        return self._run([*LINLI, "audit"])

    def rows(self, query: str) -> list[tuple]:
        """What a query of the database file gives, past all code of ours."""
        with closing(sqlite3.connect(self.home / "linli.sqlite3", timeout=20)) as database:
            return database.execute(query).fetchall()

    def _run(self, command: list[str]) -> subprocess.CompletedProcess:
        return subprocess.run(
            command,
            env=self.surroundings(),
            cwd=self.home,
            capture_output=True,
            text=True,
            check=True,
            timeout=180,
        )


class Visitor:
    """A browser of one household: keeps cookies, reads the hidden fields of a form, sends it."""

    def __init__(self, port: int):
        self.port, self.cookies = port, {"django_language": "en"}

    def come_in(self, code: str) -> None:
        """With the household's code; raises OSError or HTTPException where the server is gone."""
        self.cookies["csrftoken"] = ""
        status, _page = self.send(
            "/identity/household/", self.hidden("/identity/household/") | {"code": code}
        )
        assert status == 302

    def hidden(self, path: str) -> dict[str, str]:
        """The hidden fields of the form on a page."""
        status, page = self.ask("GET", path)
        assert status == 200, page[:2000]
        fields = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page)
        found = (dict(re.findall(r'(\w+)="([^"]*)"', field)) for field in fields)
        return {one["name"]: one.get("value", "") for one in found if "name" in one}

    def send(self, path: str, fields: dict) -> tuple[int, str]:
        """Status and page that answer a form."""
        return self.ask("POST", path, urlencode(fields))

    def ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            headers = {
                "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items() if value)
            }
            if body is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode(errors="replace")
            for line in answer.headers.get_all("Set-Cookie", []):
                name, _, value = line.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, page


def kill(server: subprocess.Popen) -> None:
    """End a server and its workers at once, as a power cut would."""
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)
    server.wait(20)


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
