"""Both databases: SQLite, and a real PostgreSQL that listens on a socket of its own only."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from countermark.register.rights.store import Store, connect

OWNER = {"user": "postgres"} if os.geteuid() == 0 else {}  # the server refuses to run as root


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if found:
        return found[-1]
    command = shutil.which("initdb")
    return Path(command).parent if command else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    binaries = _binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    pytest.importorskip("psycopg", reason="pip install psycopg[binary]")
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path must be short
    if OWNER:
        shutil.chown(folder, "postgres")

    def run(*command: object) -> None:
        subprocess.run([*map(str, command)], check=True, capture_output=True, **OWNER)

    data = folder / "data"
    run(binaries / "initdb", "-A", "trust", "-U", "tests", data)
    server = [binaries / "pg_ctl", "-D", data, "-w"]
    settings = f"-k {folder} -c listen_addresses='' -c fsync=off"
    run(*server, "-o", settings, "-l", folder / "log", "start")
    try:
        yield f"postgresql://tests@/postgres?host={folder}"
    finally:
        run(*server, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path) -> Iterator[Store]:
    if request.param == "sqlite":
        made = connect(str(tmp_path / "marks.db"))
    else:
        made = connect(request.getfixturevalue("postgres"))
    yield made
    if request.param == "postgresql":
        made.connection.rollback()
        for table in ("marks", "assignments", "imports"):
            made.connection.cursor().execute(f"DROP TABLE {table}")
        made.connection.commit()
    made.close()
