"""A site of its own for the journeys: the server that `linli serve` starts, in a home that is gone afterwards."""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

COMMAND = [sys.executable, "-c", "import sys; from linli.console import main; sys.exit(main())"]
PATIENCE_SECONDS = 60


class Site:
    """A running demonstration. `address` has no slash at its end; `log` is what the server writes."""

    def __init__(self, home: Path, database: str = ""):
        self.home, self.database, self.log = home, database, home / "server.log"
        self.address = f"http://127.0.0.1:{free_port()}"
        self.process: subprocess.Popen | None = None

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment of an installation, with nothing of the one that tests."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("LINLI_", "DJANGO_"))
        }
        root = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join([root, *sys.path])
        kept |= {"LINLI_HOME": str(self.home), "LANGUAGE": "en", "PYTHONPATH": path, "PYTHONUNBUFFERED": "1"}
        return kept | ({"LINLI_DATABASE_URL": self.database} if self.database else {})

    def command(self, *words: str) -> str:
        """What a command of `linli` says; raises where it ends with a fault."""
        return subprocess.run(
            [*COMMAND, *words], env=self.surroundings, check=True, capture_output=True, text=True
        ).stdout

    def build(self) -> None:
        """Make the ground in a process of its own."""
        subprocess.run([sys.executable, "-m", "tests.journeys.ground"], env=self.surroundings, check=True)

    def serve(self) -> None:
        """Start the server and wait until it answers."""
        port = self.address.rpartition(":")[2]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*COMMAND, "serve", "--port", port],
                env=self.surroundings,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + PATIENCE_SECONDS
        while not self._answers():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < until, "The server does not answer."
            time.sleep(0.1)

    def stop(self) -> None:
        """End the server."""
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=PATIENCE_SECONDS)

    def code_sent(self) -> str:
        """The code of the latest text message; the console gateway writes it among the server's words."""
        return re.findall(r"\[SMS → .*?\b(\d{6})\b", self.log.read_text())[-1]

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/", timeout=5):
                return True
        except OSError:
            return False


def free_port() -> int:
    """A port at which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def own_database(url: str, name: str) -> str:
    """A fresh database beside the one of this address; its address. "" for the embedded one."""
    if not url:
        return ""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
