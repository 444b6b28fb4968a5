"""Options of the tests, and how hypothesis makes its examples."""

from hypothesis import settings

# The same examples in every run, so that nothing fails by chance; `--hypothesis-profile=explore`
# looks further.
settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("house")


def pytest_addoption(parser):
    parser.addoption(
        "--rewrite-walks", action="store_true", help="Write tests/walks anew; review the diff."
    )
