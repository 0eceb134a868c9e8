"""The settings of an installation, in a home that is gone after the tests."""

import atexit
import os
from tempfile import TemporaryDirectory

if "LINLI_HOME" not in os.environ:
    _home = TemporaryDirectory(prefix="linli-test-")
    atexit.register(_home.cleanup)
    os.environ["LINLI_HOME"] = _home.name
os.environ.setdefault("LINLI_SECRET_KEY", "only-for-tests")

from linli.config.settings import *  # noqa: F403

# The real hash is slow by design; what is tested is who may come in, not how long guessing takes.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Whoever a test signs in has already shown a second factor; the tests of the door ask for it themselves.
LINLI_STAFF_NEED_SECOND_FACTOR = False
