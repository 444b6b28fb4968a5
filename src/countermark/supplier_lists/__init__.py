"""Supplier lists as brands and Open Supply Hub publish them, made into one of our own tables."""

from countermark.supplier_lists.reading import Fault, Supplied, read_list
from countermark.supplier_lists.writing import table_name, write_table

__all__ = ["Fault", "Supplied", "read_list", "table_name", "write_table"]
