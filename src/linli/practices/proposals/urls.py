"""Addresses of proposals. Each verb that a playbook names has a page `proposals:<verb>` for a run."""

app_name = "proposals"

urlpatterns: list = []
