"""Benches run by hand, for minutes; what they are made of is tidied by people who do not run them."""

import importlib
from pathlib import Path

import pytest

BENCHES = sorted(path.stem for path in (Path(__file__).parent / "bench").glob("[a-z]*.py"))


@pytest.mark.parametrize("bench", BENCHES)
def test_a_bench_can_be_loaded(bench: str) -> None:
    assert callable(importlib.import_module(f"tests.bench.{bench}").main)
