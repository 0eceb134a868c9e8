"""The command `linli`: what it can do, in the language of the terminal.

Django is loaded only by the commands that need it; `linli recount` never does.
"""

from __future__ import annotations

import argparse
import gettext
import os
import sys
import time
from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from linli import __version__, allocate, recount, speech

if TYPE_CHECKING:
    from linli.kernel.sentence import Sentence

LOOPBACK, PORT, WORKERS = "127.0.0.1", 8000, 2
REPORTS = ("json", "word", "pdf", "text")
ROUND_SECONDS = 60


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status: 0 done, 1 refused or something was found, 2 not understood."""
    gettext.bindtextdomain("linli", str(Path(__file__).parent / "locale"))
    gettext.textdomain("linli")
    options = build_parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except KeyboardInterrupt:
        return 130


def build_parser() -> argparse.ArgumentParser:
    """The commands with their options and help."""
    parser = argparse.ArgumentParser(
        prog="linli",
        description=_("The working platform of neighbourhood co-governance."),
        epilog=_("Everything that is written lies in the folder LINLI_HOME (default: var)."),
    )
    parser.add_argument(
        "--version", action="version", version=f"linli {__version__}", help=_("show the version")
    )
    commands = parser.add_subparsers(metavar=_("COMMAND"), required=True)

    def add(name: str, run: Callable, told: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=told, description=told)
        command.set_defaults(run=run)
        return command

    _serving(add)
    _telling(add)
    _keeping(add)
    return parser


def _serving(add: Callable) -> None:
    serve = add("serve", _serve, _("serve the platform; the first start builds the demonstration"))
    serve.add_argument("--port", type=int, default=PORT, help=_("port (%(default)s)"))
    serve.add_argument(
        "--bind", default=LOOPBACK, help=_("address to listen at (%(default)s: this machine only)")
    )
    serve.add_argument("--workers", type=int, default=WORKERS, help=_("server processes (%(default)s)"))
    serve.add_argument("--no-demo", action="store_true", help=_("start empty, for a real neighbourhood"))
    demo = add("demo", _demo, _("build the demonstration"))
    demo.add_argument(
        "--case", action="append", default=[], metavar="C1", help=_("only this case; may be repeated")
    )
    demo.add_argument(
        "--anew", action="store_true", help=_("throw away the one that stands, and all tried in it")
    )
    work = add("work", _work, _("do the jobs that come round, until stopped"))
    work.add_argument("--once", action="store_true", help=_("do them once and end"))


def _telling(add: Callable) -> None:
    report = add("report", _report, _("the outcome report of a place and period"))
    report.add_argument("--place", required=True, metavar=_("CODE"), help=_("code or name of the place"))
    report.add_argument("--from", dest="since", metavar=_("DATE"), help=_("first day, as 2023-01-01"))
    report.add_argument("--to", dest="until", metavar=_("DATE"), help=_("last day, included"))
    report.add_argument(
        "--period", metavar=_("PERIOD"), help=_("instead of both days: 2025, 2025-03 or 2024-03..2025-07")
    )
    report.add_argument("--format", default="json", choices=REPORTS, help=_("form (%(default)s)"))
    report.add_argument("--out", metavar=_("FILE"), help=_("write to this file; word and pdf need one"))
    again = add("recount", _recount, _("count a decision again from its dossier"))
    again.add_argument(
        "file", type=Path, metavar=_("FILE"), help=_("the dossier that the decision's page offers")
    )
    _allocating(add)
    methods = add("methods", _methods, _("write the operating guide of every method"))
    methods.add_argument("--out", type=Path, default=Path("docs/methods"), help=_("folder (%(default)s)"))
    add("audit", _audit, _("check what must always hold; ends with 1 when something does not"))


def _allocating(add: Callable) -> None:
    budget = add("allocate", _allocate, _("allocate a budget over the votes in a Pabulib file"))
    budget.add_argument("file", type=Path, metavar=_("FILE"), help=_("the ballot file that a vote publishes"))
    choices = (
        ("rule", allocate.RULES, _("how the budget is allocated (%(default)s)")),
        ("utility", allocate.terms.UTILITIES, _("what a project is worth to a supporter (%(default)s)")),
        ("completion", allocate.COMPLETIONS, _("how Equal Shares goes on with what is left (%(default)s)")),
        ("format", allocate.FORMATS, _("form (%(default)s)")),
    )
    for name, known, told in choices:
        default = allocate.terms.NONE if name == "completion" else known[0]
        budget.add_argument(f"--{name}", default=default, choices=known, help=told)
    budget.add_argument(
        "--min-support", type=int, default=1, metavar="N", help=_("fund nothing with fewer supporters")
    )


def _keeping(add: Callable) -> None:
    places = add("places", _places, _("import the places of a city"))
    kinds = places.add_subparsers(metavar=_("COMMAND"), required=True)
    sheet = kinds.add_parser(
        "import", help=_("from a CSV file with the columns code, name, level, parent_code")
    )
    sheet.add_argument(
        "file", metavar=_("FILE"), help=_("the file, or a list that comes with Linli: chengdu")
    )
    sheet.add_argument(
        "--boundaries", metavar=_("FILE"), help=_("GeoJSON whose features have the code of a place")
    )
    sheet.add_argument("--dry-run", action="store_true", help=_("say what would be done, and do nothing"))
    add("migrate", _migrate, _("prepare the database, or bring it up to date"))
    manage = add("manage", _manage, _("any command of Django"))
    manage.add_argument("rest", nargs=argparse.REMAINDER, metavar="…")


def _serve(options: argparse.Namespace) -> int:
    from linli.config import demonstration, server

    if server.busy(options.bind, options.port):
        address = {"bind": options.bind, "port": options.port}
        return _fail(_("Something else listens at %(bind)s:%(port)d. Choose another with --port.") % address)
    fresh = demonstration.untouched() and not options.no_demo
    if fresh or demonstration.half_built():
        if status := _build([]):
            return status
    else:
        _load_django(demonstrate=not options.no_demo)
        _call("migrate", verbosity=0)
    server.Server(
        bind=options.bind, port=options.port, workers=options.workers, ready=lambda: _tell_ready(options)
    ).run()
    return 0


def _demo(options: argparse.Namespace) -> int:
    from linli.config import demonstration

    if options.anew and demonstration.state() and demonstration.embedded():
        demonstration.discard()
    home = {"home": demonstration.home()}
    if demonstration.state() == demonstration.BUILT:
        return _fail(
            _("A demonstration stands in %(home)s; --anew throws it away and builds another.") % home
        )
    if not demonstration.state() and not demonstration.untouched() and _holds_records():
        return _fail(_("%(home)s holds records of its own; choose another LINLI_HOME.") % home)
    return _build(options.case)


def _report(options: argparse.Namespace) -> int:
    _load_django()
    return _call(
        "build_report",
        place=options.place,
        since=options.since,
        until=options.until,
        period=options.period,
        format=options.format,
        out=options.out,
    )


def _recount(options: argparse.Namespace) -> int:
    return recount.run(options.file)


def _allocate(options: argparse.Namespace) -> int:
    said = {"name": options.rule, "utility": options.utility, "completion": options.completion}
    return allocate.run(options.file, said | {"min_support": max(options.min_support, 1)}, options.format)


def _methods(options: argparse.Namespace) -> int:
    from linli.playbooks.pages import write_methods

    for folder, translate in ((options.out / "en", str), (options.out / "zh", speech.chinese("playbooks"))):
        folder.mkdir(parents=True, exist_ok=True)
        for path in write_methods(folder, translate):
            print(path)
    return 0


def _audit(options: argparse.Namespace) -> int:
    _load_django()
    from linli.config.rounds import offered

    tell, faults, done = speech.of_terminal(), 0, 0
    for app, audit in offered("audits", "AUDITS"):
        done += 1
        found: list[Sentence] = list(audit())
        faults += len(found)
        print(f"{app}.{audit.__name__}: {len(found) or 'ok'}")
        for fault in found:
            print(f"  - {fault.told(tell)}")
    print(_("%(done)d audits, %(faults)d faults") % {"done": done, "faults": faults})
    return 1 if faults else 0


def _work(options: argparse.Namespace) -> int:
    _load_django()
    from linli.config.rounds import offered

    while True:
        for app, job in offered("jobs", "JOBS"):
            if done := job():
                print(f"{app}.{job.__name__}: {done}", flush=True)
        if options.once:
            return 0
        time.sleep(ROUND_SECONDS)


def _places(options: argparse.Namespace) -> int:
    _load_django()
    return _call("import_places", options.file, boundaries=options.boundaries, dry_run=options.dry_run)


def _migrate(options: argparse.Namespace) -> int:
    _load_django()
    return _call("migrate")


def _manage(options: argparse.Namespace) -> int:
    _load_django()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["linli manage", *options.rest])
    return 0


def _build(cases: Sequence[str]) -> int:
    """Prepare the database and build the demonstration, or the named cases of it."""
    from linli.config import demonstration

    began = time.monotonic()
    try:
        with demonstration.building():
            print(_("Building the demonstration in %(home)s …") % {"home": demonstration.home()}, flush=True)
            _load_django()
            _call("migrate", verbosity=0)
            if status := _call("build_demo", case=list(cases)):
                sys.exit(status)  # leaves the mark “building”, so that the next start begins again
    except BlockingIOError:
        return _fail(_("Another process is building the demonstration; wait for it."))
    print(_("The demonstration stands, after %(seconds)d s.") % {"seconds": time.monotonic() - began})
    return 0


def _holds_records() -> bool:
    """Whether somebody has acted in this database."""
    os.environ["LINLI_DEMONSTRATION"] = "1"
    _load_django()
    _call("migrate", verbosity=0)
    from linli.platform.journal.models import Entry

    return Entry.objects.exists()


def _tell_ready(options: argparse.Namespace) -> None:
    """Say where the platform answers, and in a demonstration who one may be there."""
    from django.conf import settings

    address = f"http://{options.bind}:{options.port}"
    print(_("Linli answers at %(address)s (Ctrl-C ends it).") % {"address": f"{address}/"})
    if settings.LINLI_DEMONSTRATION:
        from django.db import connections
        from django.urls import reverse

        from linli.config import demonstration
        from linli.platform.identity.hooks import demo_cast

        door = {"address": f"{address}{reverse('identity:switch_role')}"}
        print(_("Choose who you are at %(address)s; no password is asked in the demonstration:") % door)
        for member in demo_cast():
            print(f"  {member.name}  {member.capacity}  {member.place}")
        code_door = {"address": f"{address}{reverse('identity:household')}"}
        print(_("Or act for a household with the code on its slip, at %(address)s:") % code_door)
        for line in demonstration.household_codes():
            print(f"  {line}")
        connections.close_all()
    sys.stdout.flush()


def _load_django(*, demonstrate: bool = True) -> None:
    from linli.config import demonstration

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
    if demonstrate:
        demonstration.switch()
    import django
    from django.utils import translation

    django.setup()
    translation.activate("zh-hans" if speech.is_chinese() else "en")


def _call(command: str, *words: str, **options: object) -> int:
    """Run a management command; what it refuses is a sentence and status 1."""
    from django.core.management import CommandError, call_command

    from linli.kernel.verdict import Refusal

    try:
        call_command(command, *words, **{key: value for key, value in options.items() if value is not None})
    except Refusal as refusal:
        return _fail(refusal.because.told(speech.of_terminal()))
    except CommandError as fault:
        return _fail(str(fault))
    return 0


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
