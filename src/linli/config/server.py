"""The web server of one machine: gunicorn, started from Python so that nothing has to be configured."""

from __future__ import annotations

import errno
import os
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication

GRACE_SECONDS = 20


class Server(BaseApplication):
    """Serves the platform; `ready` is called once the address answers."""

    def __init__(self, *, bind: str, port: int, workers: int, ready: Callable[[], None]):
        self.choices: dict[str, Any] = {
            "bind": f"[{bind}]:{port}" if ":" in bind else f"{bind}:{port}",
            "workers": workers,
            "worker_class": "gthread",
            "threads": 4,
            "preload_app": True,  # workers share the memory of what is loaded
            "graceful_timeout": GRACE_SECONDS,
            "loglevel": "warning",
            "control_socket_disable": True,  # it would lie in the user's home
            "when_ready": lambda _server: ready(),
            "proc_name": "linli",
        }
        _stay_inside(settings.LINLI_HOME)
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.choices.items():
            if name in self.cfg.settings:  # an older gunicorn has no control socket to switch off
                self.cfg.set(name, value)

    def load(self) -> Any:
        application = get_wsgi_application()
        _ = (
            get_resolver().url_patterns
        )  # every view is loaded before the fork, not at somebody's first request
        connections.close_all()  # a connection must not be shared by forked workers
        return application


def _stay_inside(home: Path) -> None:
    """Let this process, its workers and the press put what is only for the moment into LINLI_HOME too."""
    folder = home / "waiting"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    for left in folder.iterdir():  # by a server that was killed while somebody sent a file
        if left.is_file():
            left.unlink(missing_ok=True)


def busy(bind: str, port: int) -> bool:
    """Whether something else already answers at this address."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as fault:
            if fault.errno in {errno.EADDRINUSE, errno.EACCES}:
                return True
            raise
    return False
