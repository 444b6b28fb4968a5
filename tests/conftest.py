"""Options of the tests."""


def pytest_addoption(parser):
    parser.addoption(
        "--rewrite-walks", action="store_true", help="Write tests/walks anew; review the diff."
    )
