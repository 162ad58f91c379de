"""Every door stands what nobody meant for it: it ends in a report or a sentence, soon, in little memory, inside its own folder.

The long run is `make soak`; here each door gets its first inputs, which are the same in every run.
"""

import hashlib
import json
import os
import subprocess
import sys

import pytest

from tests.fuzz.child import Fault, Tally
from tests.fuzz.doors import DOORS, Door, input_of
from tests.fuzz.soak import ROOT, soak

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of memory and time are set as Linux knows them")

COUNT = 60
"""Inputs of each door in a test run."""


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_a_door_stands_what_nobody_meant_for_it(door: Door) -> None:
    found = list(soak(door.name, 0, COUNT))
    assert [fault for fault in found if isinstance(fault, Fault)] == []
    tallies = [tally for tally in found if isinstance(tally, Tally)]
    assert sum(tally.taken + tally.refused for tally in tallies) == COUNT
    assert sum(tally.taken for tally in tallies) > 0, "nothing came in at all: the inputs say nothing of what lies behind the door"


def first_inputs(door: Door) -> list[str]:
    return [hashlib.sha256(input_of(door, number)).hexdigest() for number in range(20)]


def test_an_input_that_was_found_can_be_made_again_by_another_process_elsewhere() -> None:
    tell = "import json; from tests.fuzz.test_doors import *; print(json.dumps({door.name: first_inputs(door) for door in DOORS}))"
    other = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh"}
    told = subprocess.run([sys.executable, "-c", tell], cwd=ROOT, env=other, stdout=subprocess.PIPE, check=True).stdout
    assert json.loads(told) == {door.name: first_inputs(door) for door in DOORS}


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_inputs_differ(door: Door) -> None:
    assert len(set(first_inputs(door))) > 10


@pytest.mark.parametrize(
    ("door", "what"),
    [
        ("crash", "ZeroDivisionError"),
        ("slow", " s"),
        ("stuck", "hung or died"),
        ("killed", "hung or died"),
        ("greedy", "MB"),
        ("leading_out", "outside.txt"),
        ("reading_outside", "canary"),
    ],
)
def test_the_watch_sees_a_door_that_is_broken(door: str, what: str) -> None:
    """Only the door that never ends is waited for by the clock: on a busy machine the slow one may take many times its 2.5 s."""
    faults = [found for found in soak(door, 0, 1, patience=6.0 if door == "stuck" else 120.0) if isinstance(found, Fault)]
    assert any(what in fault.what for fault in faults), faults
