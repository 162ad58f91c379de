"""What holds for every test: on a busy computer none fails for being slow; what is quick is measured in tests/bench."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

_LONG = {"crash", "fuzz", "offline"}
"""Folders whose tests are few and take long."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that at the end no core waits for the other."""
    items.sort(key=lambda item: _LONG.isdisjoint(item.path.parts))
