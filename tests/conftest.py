"""What holds for every test: on a busy computer none fails for being slow; what is quick is measured in tests/bench."""

from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
