"""Settings of every installation; what differs from one to another comes from the environment (`docs/operations.md`).

LINLI_HOME is the one folder that is written to. LINLI_DATABASE_URL chooses PostgreSQL; without it an embedded SQLite
database serves.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _

from linli.platform.identity.settings import *  # noqa: F403
from linli.platform.identity.settings import IDENTITY_APPS, IDENTITY_MIDDLEWARE

SOURCE = Path(__file__).resolve().parent.parent
LINLI_HOME = Path(os.environ.get("LINLI_HOME", "var")).resolve()
LINLI_HOME.mkdir(parents=True, exist_ok=True)
LINLI_DEMONSTRATION = os.environ.get("LINLI_DEMONSTRATION", "") == "1"

DEBUG = os.environ.get("LINLI_DEBUG", "") == "1"
ALLOWED_HOSTS = os.environ.get("LINLI_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("LINLI_ORIGINS", "").split(",") if origin]


def _secret_key() -> str:
    """The installation's secret: from the environment, else made once and kept in LINLI_HOME, readable by its owner only."""
    if given := os.environ.get("LINLI_SECRET_KEY"):
        return given
    kept = LINLI_HOME / "secret.key"
    if not kept.exists():
        try:
            with open(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
        except FileExistsError:  # another process was quicker
            pass
    return kept.read_text()


SECRET_KEY = _secret_key()
LINLI_CODES_KEY = os.environ.get("LINLI_CODES_KEY") or SECRET_KEY

PLATFORM_APPS = [
    "linli.platform.identity",
    "linli.platform.journal",
    "linli.platform.calendar",
    "linli.platform.documents",
    "linli.platform.sheets",
    "linli.platform.ui",
]
CIVIC_APPS = [
    "linli.civic.places",
    "linli.civic.people",
    "linli.civic.mandates",
    "linli.civic.process",
    "linli.civic.ledger",
]
PRACTICE_APPS = [
    "linli.practices.needs",
    "linli.practices.meetings",
    "linli.practices.contests",
    "linli.practices.matching",
    "linli.practices.microprojects",
    "linli.practices.estates",
    "linli.practices.proposals",
    "linli.practices.panels",
    "linli.practices.budgeting",
    "linli.practices.groups",
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "js_lib_leaflet",
    *IDENTITY_APPS,
    *(app for app in PLATFORM_APPS if app not in IDENTITY_APPS),
    *CIVIC_APPS,
    *PRACTICE_APPS,
    "linli.indicators",
    "linli.web",
    "linli.config",
]

MIDDLEWARE = [
    "linli.web.freshness.FreshPages",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    *IDENTITY_MIDDLEWARE,
    "linli.web.middleware.ActorMiddleware",
    "linli.web.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "linli.config.urls"
WSGI_APPLICATION = "linli.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SOURCE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "linli.web.context.surroundings",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "linli.platform.ui.templatetags.linli_ui",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"


def _database() -> dict:
    """PostgreSQL from LINLI_DATABASE_URL (postgresql://user:password@host:port/name), else SQLite in LINLI_HOME."""
    url = urlsplit(os.environ.get("LINLI_DATABASE_URL", ""))
    if url.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": url.path.lstrip("/"),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": unquote(url.hostname or ""),
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": LINLI_HOME / "linli.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-20000;",
        },
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2000}}
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [SOURCE / "playbooks" / "locale", SOURCE / "web" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = LINLI_HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
MEDIA_ROOT = LINLI_HOME / "files"
# Large uploads wait here, within LINLI_HOME, until somebody reads them.
FILE_UPLOAD_TEMP_DIR = LINLI_HOME / "waiting"
FILE_UPLOAD_TEMP_DIR.mkdir(exist_ok=True)
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "linli.platform.documents.waiting.WaitingFileHandler",
]
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# What the storeys below learn of those above, by name: nothing imports upward.
LINLI_STAGE_GUARD = "linli.civic.process.queries.stage_guard"
LINLI_WITNESSES = ("linli.civic.process.actions.actors.bind_capacity",)
LINLI_VOCABULARY = "linli.playbooks.VOCABULARY"
LINLI_EDITIONS = "linli.playbooks.EDITIONS"
LINLI_PERSON_OF_USER = "linli.civic.people.actions.bind_account"
LINLI_HOUSEHOLD_OF_CODE = "linli.civic.people.queries.household_of_digest"
LINLI_PHONE_IN_REGISTER = "linli.civic.people.queries.phone_in_register"
LINLI_STAFF_CAPACITY_OF_USER = "linli.civic.mandates.queries.has_staff_mandate"
LINLI_EXPORTS_OF_USER: tuple[str, ...] = (
    "linli.civic.people.queries.data_of",
    "linli.civic.mandates.queries.data_of",
)
LINLI_DEMO_CAST = "linli.civic.mandates.queries.demonstration_cast"
LINLI_HANDOVERS: dict[str, tuple[str, ...]] = {
    "process.StageOpened": (
        "linli.handovers.entries_open_raises.open_raises",
        "linli.handovers.proposals_come_before_the_panel.bring_proposals",
        "linli.handovers.awarded_proposals_open_micro_projects.open_projects",
    ),
    "panels.DecisionsPublished": ("linli.handovers.decisions_become_options.bring_accepted",),
    "budgeting.BudgetAllocated": ("linli.handovers.allocation_tells_its_authors.tell_authors",),
    "microprojects.ProjectAccepted": ("linli.handovers.accepted_project_carries_out_its_proposal.carry_out",),
    "contests.RulesAdopted": ("linli.handovers.adopted_rules_bind_the_match.bind_the_match",),
    "contests.EntryWithdrawn": ("linli.handovers.withdrawn_entry_ends_its_raise.end_the_raise",),
    "matching.RaiseFailed": ("linli.handovers.failed_raise_fails_its_entry.fail_the_entry",),
    "matching.MatchPublished": ("linli.handovers.match_published_awards_entries.award_entries",),
    "contests.AgreementSigned": (
        "linli.handovers.agreement_pays_into_its_project.pay_into_the_project",
        "linli.handovers.award_opens_micro_project.open_micro_project",
    ),
}

LINLI_AGENDA_SOURCES = ("linli.handovers.confirmed_needs_make_an_agenda.agenda_from_needs",)

LINLI_DESK = (
    "linli.civic.process.queries.duties_waiting",
    "linli.civic.process.queries.waiting",
    "linli.practices.needs.queries.waiting",
    "linli.practices.estates.queries.waiting",
    "linli.practices.meetings.queries.waiting",
    "linli.practices.contests.queries.waiting",
    "linli.practices.matching.queries.waiting",
    "linli.practices.microprojects.queries.waiting",
    "linli.practices.proposals.queries.waiting",
    "linli.practices.panels.queries.waiting",
    "linli.practices.budgeting.queries.waiting",
    "linli.practices.groups.queries.waiting",
)
LINLI_NAVIGATION = (
    ("home", _("Home"), "home"),
    ("desk", _("Desk"), "desk"),
    ("methods", _("Methods"), "book"),
    ("places:search", _("Places"), "place"),
)
LINLI_FOOT = (("methods", _("Methods"), ""),)
