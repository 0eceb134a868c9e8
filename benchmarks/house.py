"""A home for the measurements, the commands that act in it, and servers that answer on the loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINLI = [sys.executable, "-c", "import sys; from linli.console import main; sys.exit(main())"]
PLACE = "510112003002"
WORKERS, THREADS = 2, 4
PATIENCE_SECONDS = 900
"""Longer than anything here takes on a slow machine; what takes longer hangs."""


class House:
    """A home and the environment of an installation in it, with nothing of the one that measures."""

    def __init__(self, home: Path):
        self.home = home
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("LINLI_", "DJANGO_"))
        }
        path = os.pathsep.join([str(ROOT / "src"), str(ROOT), str(home)])
        self.environ = kept | {"LINLI_HOME": str(home), "PYTHONPATH": path, "LANGUAGE": "en"}

    def linli(self, *words: str) -> str:
        """What a command of `linli` says; raises CalledProcessError where it fails."""
        return self.run([*LINLI, *words])

    def python(self, module: str, *words: str) -> str:
        """What a module says that acts in this home."""
        return self.run([sys.executable, "-m", module, *words])

    def run(self, command: list[str]) -> str:
        done = subprocess.run(
            command, env=self.environ, cwd=self.home, capture_output=True, text=True, timeout=PATIENCE_SECONDS
        )
        if done.returncode:
            raise RuntimeError(f"{command[-2:]} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        return done.stdout

    @contextmanager
    def served(self) -> Iterator[Server]:
        """`linli serve` with its usual workers."""
        port = free_port()
        command = [*LINLI, "serve", "--port", str(port), "--workers", str(WORKERS)]
        with server(command, self.environ, self.home, port) as running:
            yield running

    @contextmanager
    def bare(self) -> Iterator[Server]:
        """A Django with nothing in it, behind the same gunicorn: `/1234/` answers 1,234 bytes."""
        port = free_port()
        (self.home / "bare.py").write_text(BARE)
        application = "django.core.wsgi:get_wsgi_application()"
        command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--preload"]
        command += ["--workers", str(WORKERS), "--worker-class", "gthread", "--threads", str(THREADS)]
        command += ["--log-level", "error", "--no-control-socket"]
        environ = self.environ | {"DJANGO_SETTINGS_MODULE": "bare"}
        with server(command, environ, self.home, port) as running:
            yield running


BARE = """
from functools import cache
from django.http import HttpResponse
from django.urls import path
SECRET_KEY, ALLOWED_HOSTS, ROOT_URLCONF, USE_TZ = "bare", ["*"], "bare", True
body = cache(lambda size: b"x" * size)
urlpatterns = [path("<int:size>/", lambda request, size: HttpResponse(body(size)))]
"""


class Server:
    """A server that answers; `seconds` is how long it took to."""

    def __init__(self, process: subprocess.Popen, port: int, seconds: float):
        self.process, self.port, self.seconds = process, port, seconds

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of a page, on a connection of its own, so that any worker may answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    @property
    def workers(self) -> list[int]:
        """The processes that answer: the children of the first one."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in children.split()]


@contextmanager
def server(command: list[str], environ: dict[str, str], home: Path, port: int) -> Iterator[Server]:
    """Start a server and wait for its first answer; it is ended with the block."""
    began = time.monotonic()
    with (home / "server.log").open("ab") as log:
        process = subprocess.Popen(command, env=environ, cwd=home, stdout=log, stderr=log)
    try:
        running = Server(process, port, 0.0)
        while not answers(running):
            if process.poll() is not None or time.monotonic() - began > PATIENCE_SECONDS:
                raise RuntimeError((home / "server.log").read_text()[-4000:])
            time.sleep(0.02)
        running.seconds = time.monotonic() - began
        yield running
    finally:
        process.terminate()
        process.wait(60)


def answers(running: Server) -> bool:
    """Whether anything at all comes back."""
    try:
        running.get("/")
    except OSError:
        return False
    return True


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
