"""How fast and how small the import of a large USPTO file is.

    python benchmarks/marks_import.py [--megabytes 1000] [--database marks.db]

The file is made from the element names that the office publishes; its marks and owners are
invented. A process of its own imports it, so that the peak of memory is the import's alone.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

LEAST_SPEED = 20.0  # MB of XML a second on one core
MOST_MEMORY = 300.0  # MB
SYLLABLES = "mar lo we tin drel sum mit cor vel la nor den ka ri sto pel ga lum bre oz".split()
WORDS = "shoes clothing hats belts bags wallets software towels wine toys lamps watches".split()
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<trademark-applications-daily><version>'
    "<version-no>2.0</version-no></version><application-information><file-segments>"
    "<file-segment>TRMK</file-segment><action-keys><action-key>TX</action-key>\n"
)
TAIL = "</action-keys></file-segments></application-information></trademark-applications-daily>\n"


def case_file(serial: int, chance: random.Random) -> str:
    sign = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 5))).upper()
    day = f"{chance.randint(1990, 2024)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
    later = f"{int(day[:4]) + 1}{day[4:]}"
    registered = chance.random() < 0.6
    classes = sorted(chance.sample(range(1, 46), k=chance.choice((1, 1, 1, 2, 3))))
    goods = "".join(
        f"<case-file-statement><type-code>GS{klass:03d}1</type-code><text>"
        f"{'; '.join(chance.choices(WORDS, k=chance.randint(4, 30)))} [ {chance.choice(WORDS)} ]"
        "</text></case-file-statement>"
        for klass in classes
    )
    sorts = "".join(
        f"<classification><international-code-total-no>1</international-code-total-no>"
        f"<us-code-total-no>2</us-code-total-no><international-code>{klass:03d}"
        f"</international-code><us-code>022</us-code><us-code>039</us-code><status-code>6"
        f"</status-code><status-date>{later}</status-date><first-use-anywhere-date>{day}"
        f"</first-use-anywhere-date><first-use-in-commerce-date>{day}</first-use-in-commerce-date>"
        f"<primary-code>{klass:03d}</primary-code></classification>"
        for klass in classes
    )
    events = "".join(
        f"<case-file-event-statement><code>E{number:03d}</code><type>O</type><description-text>"
        f"NOTICE OF AN INVENTED EVENT WAS MAILED</description-text><date>{later}</date>"
        f"<number>{number}</number></case-file-event-statement>"
        for number in range(chance.randint(6, 24))
    )
    owners = "".join(
        f"<case-file-owner><entry-number>{number}</entry-number><party-type>{kind}</party-type>"
        f"<nationality><state>NY</state></nationality><legal-entity-type-code>03"
        f"</legal-entity-type-code><party-name>{sign.title()} Works {chance.randint(1, 99)}, Inc."
        f"</party-name><address-1>{chance.randint(1, 999)} Invented Street</address-1>"
        "<city>Nowhere</city><state>NY</state><postcode>10001</postcode></case-file-owner>"
        for number, kind in enumerate(chance.choice(((10,), (10, 30), (10, 20, 30))), start=1)
    )
    number = f"{serial % 7000000:07d}" if registered else "0000000"
    dates = f"<registration-date>{later}</registration-date>" if registered else ""
    return (
        f"<case-file><serial-number>{serial}</serial-number><registration-number>{number}"
        f"</registration-number><transaction-date>20250102</transaction-date><case-file-header>"
        f"<filing-date>{day}</filing-date>{dates}<status-code>{700 if registered else 641}"
        f"</status-code><status-date>{later}</status-date><mark-identification>{sign}"
        "</mark-identification><mark-drawing-code>4000</mark-drawing-code>"
        "<standard-characters-claimed-in>T</standard-characters-claimed-in><trademark-in>T"
        "</trademark-in><service-mark-in>F</service-mark-in><section-8-filed-in>F"
        "</section-8-filed-in><cancellation-pending-in>F</cancellation-pending-in>"
        f"</case-file-header><case-file-statements>{goods}</case-file-statements>"
        f"<case-file-event-statements>{events}</case-file-event-statements><classifications>"
        f"{sorts}</classifications><case-file-owners>{owners}</case-file-owners></case-file>\n"
    )


def generate(path: Path, megabytes: int) -> int:
    """Write a file of about that size; return how many case files it holds."""
    chance = random.Random(7)  # noqa: S311
    written = count = 0
    with path.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        while written < megabytes * 1_000_000:
            block = "".join(case_file(60_000_000 + count + step, chance) for step in range(200))
            written += out.write(block)
            count += 200
        out.write(TAIL)
    return count


def imported(path: Path, database: str) -> None:
    """Import a file and print what it took; run in a process of its own."""
    from countermark.offices import Asked, reader  # noqa: PLC0415
    from countermark.offices.load import load  # noqa: PLC0415
    from countermark.register.rights.store import connect  # noqa: PLC0415

    store = connect(database)
    start, cpu = time.perf_counter(), time.process_time()
    steps = list(load(path, reader(Asked("uspto", date(2026, 11, 24))), store))
    took = {
        "records": sum(step.records for step in steps),
        "marks": sum(step.marks for step in steps),
        "aside": sum(len(step.aside) for step in steps),
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - start,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(took))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megabytes", type=int, default=1000)
    options.add_argument("--database", default="")
    options.add_argument("--imported", type=Path)
    asked = options.parse_args()
    if asked.imported:
        imported(asked.imported, asked.database)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case-files.xml"
        count = generate(path, asked.megabytes)
        size = path.stat().st_size / 1_000_000
        database = asked.database or str(Path(folder) / "marks.db")
        done = subprocess.run(
            [sys.executable, __file__, "--imported", path, "--database", database],
            check=True,
            capture_output=True,
            text=True,
            env=os.environ,
        )
    took = json.loads(done.stdout)
    speed = size / took["cpu"]
    print(f"{size:,.0f} MB of XML, {count:,} case files, {took['marks']:,} rows")
    print(f"{speed:.1f} MB/s of CPU time ({took['cpu']:.0f} s; {took['wall']:.0f} s by the clock)")
    print(f"{took['peak']:.0f} MB at most")
    reached = speed >= LEAST_SPEED and took["peak"] < MOST_MEMORY and took["records"] == count
    print("reached" if reached else f"MISSED: {LEAST_SPEED} MB/s in under {MOST_MEMORY} MB")
    sys.exit(0 if reached else 1)


if __name__ == "__main__":
    main()
