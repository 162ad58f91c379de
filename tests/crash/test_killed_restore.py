"""A restore that is killed when its pages are in the log and not yet in the file; found by tests/crash/measure.py."""

import subprocess
import sys
from pathlib import Path

from models.samples import sample_report
from models.store import Store
from models.store.backups import keep_backup
from models.store.soundness import RESTORING

ROOT = Path(__file__).parents[2]

KILLED = """
import os, sys
from pathlib import Path
from models.store import Store
from models.store.backups import restore
store = Store.open(Path(sys.argv[1]))
store._db.conn.set_trace_callback(lambda statement: os._exit(9) if "wal_checkpoint" in statement else None)
restore(store, Path(sys.argv[2]))
"""


def test_a_restore_that_is_killed_before_its_log_is_in_the_file_is_there_at_the_next_start(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Store.open(data) as store:
        store.keep_revision(sample_report(), "imported")
        backup = keep_backup(store, "daily").path
        for _time in range(3):
            store.keep_revision(sample_report(), "worked")
    run = subprocess.run([sys.executable, "-c", KILLED, str(data), str(backup)], cwd=ROOT, check=False)
    assert run.returncode == 9 and (data / RESTORING).exists()
    with Store.open(data) as store:
        assert store.verify() == () and len(store.revisions(sample_report().name)) == 1
    Store.open(data).close()
    assert not (data / RESTORING).exists(), "the note stands no longer than it is needed"
