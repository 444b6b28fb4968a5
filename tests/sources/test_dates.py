import pytest

from countermark.sources.dates import iso


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-04-13", "2025-04-13"),
        ("2025-04-13T10:00:00Z", "2025-04-13T10:00:00Z"),
        (1743500000, "2025-04-01T09:33:20Z"),
        (1743500000000, "2025-04-01T09:33:20Z"),
        ("1743500000", "2025-04-01T09:33:20Z"),
        ("20250413", "2025-04-13"),
        ("2025年4月13日", "2025-04-13"),
        ("13 Apr 2025", "2025-04-13"),
        ("April 13, 2025", "2025-04-13"),
        ("13.04.2025", "2025-04-13"),
        ("04/13/2025", "2025-04-13"),
        ("05/05/2025", "2025-05-05"),
        ("05/04/2025", None),
        ("yesterday", None),
        ("2025-13-40", None),
        (True, None),
        (None, None),
        (5, None),
    ],
)
def test_a_date_is_told_for_sure_or_not_at_all(written, meant):
    assert iso(written) == meant
