"""`linli serve` as a user starts it: a process that answers, ends gracefully, and finds everything again."""

import os
import signal
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

COMMAND = [sys.executable, "-c", "import sys; from linli.console import main; sys.exit(main())"]


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def surroundings(tmp_path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LINLI_", "DJANGO_"))}
    return kept | {
        "LINLI_HOME": str(tmp_path / "home"),
        "LANGUAGE": "en",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


@pytest.fixture
def serve(surroundings, port):
    """Starts the server of an empty home and waits until it says that it answers."""
    started = []

    def start():
        process = subprocess.Popen(
            [*COMMAND, "serve", "--no-demo", "--port", str(port)],
            env=surroundings,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert f"http://127.0.0.1:{port}/" in process.stdout.readline()
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def answer(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as page:
            return page.status
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


def test_server_answers_ends_gracefully_and_starts_again(serve, port, tmp_path):
    process = serve()
    first = answer(port)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    kept = (tmp_path / "home" / "secret.key").read_text()

    serve()

    assert answer(port) == first == 200
    assert (tmp_path / "home" / "secret.key").read_text() == kept


def test_secret_is_for_its_owner_only(serve, tmp_path):
    serve()

    assert stat.S_IMODE((tmp_path / "home" / "secret.key").stat().st_mode) == 0o600


def test_server_tells_when_its_port_is_taken(surroundings, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        ended = subprocess.run(
            [*COMMAND, "serve", "--no-demo", "--port", str(port)],
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )

    assert ended.returncode == 1
    assert f"Something else listens at 127.0.0.1:{port}" in ended.stderr


def test_audits_of_an_empty_home_find_nothing(surroundings):
    subprocess.run([*COMMAND, "migrate"], env=surroundings, check=True, capture_output=True)

    ended = subprocess.run([*COMMAND, "audit"], env=surroundings, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "ledger.no_account_is_overdrawn: ok" in ended.stdout
