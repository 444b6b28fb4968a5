"""Options of the tests."""

import os
from pathlib import Path


def pytest_configure(config):
    """Keep built matchers beside what pytest keeps, out of the user's own cache."""
    os.environ["COUNTERMARK_CACHE"] = str(Path(config.rootpath, ".pytest_cache", "matchers"))


def pytest_addoption(parser):
    parser.addoption(
        "--rewrite-walks", action="store_true", help="Write tests/walks anew; review the diff."
    )
