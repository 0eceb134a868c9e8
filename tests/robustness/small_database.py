"""Settings of a house whose database may not grow beyond the pages that the file `pages` in its home tells."""

from linli.config.settings import *  # noqa: F403
from linli.config.settings import DATABASES, LINLI_HOME

DATABASES["default"]["OPTIONS"]["init_command"] += (
    f"PRAGMA max_page_count={(LINLI_HOME / 'pages').read_text()};"
)
