"""Whatever a file holds, reading it ends in rows, faults or one clear error."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.errors import ItemError
from countermark.register.suppliers import ListedSupplier
from countermark.supplier_lists import Fault, read_list

HEADERS = st.sampled_from(["Factory Name,Country\n", "name;address\n", "工厂名称,地址\n", ""])
CELLS = st.text(st.sampled_from('泰森皮具ab,;"\n\r\t\x00 \ufeff'), max_size=60)


@settings(max_examples=60, deadline=None)
@given(header=HEADERS, body=CELLS, encoding=st.sampled_from(["utf-8", "utf-16", "gb18030"]))
def test_any_text_is_read_or_refused(tmp_path_factory, header, body, encoding):
    path = tmp_path_factory.mktemp("lists") / "list.csv"
    path.write_bytes((header + body).encode(encoding, "replace"))
    with suppress(ItemError):
        for made in read_list(str(path)):
            assert isinstance(made, ListedSupplier | Fault)
            assert isinstance(made, Fault) or made.name.strip()


@settings(max_examples=60, deadline=None)
@given(body=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory, body):
    path = tmp_path_factory.mktemp("lists") / "list.csv"
    path.write_bytes(b"Factory Name,Country\n" + body)
    with suppress(ItemError):
        assert all(isinstance(made, ListedSupplier | Fault) for made in read_list(str(path)))
