"""Settings, addresses, wsgi."""
