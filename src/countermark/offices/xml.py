"""XML as a stream of records in constant memory; a file with entities of its own is refused."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from countermark.errors import ItemError

Element = Any


def records(stream: BinaryIO, name: str, tags: tuple[str, ...]) -> Iterator[Element]:
    """Yield each element of some names, whatever its namespace; asking for the next drops it."""
    count = 0
    try:
        names = tuple(f"{{*}}{tag}" for tag in tags)
        parsing = etree.iterparse(stream, tag=names, resolve_entities=False, no_network=True)
        for _, element in parsing:
            if not count:
                _refuse_entities(element, name)
            count += 1
            yield element
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise ItemError(
            f"{name}: after {count:,} records the XML breaks off or is wrong ({error.msg}). "
            "What was read before stays; get the file again and run the import again."
        ) from error
    if not count:
        raise ItemError(
            f"{name}: it holds no {' or '.join(tags)}. Is it in the format that was said?"
        )


def _refuse_entities(element: Element, name: str) -> None:
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise ItemError(f"{name}: it declares XML entities, which no office does. It is not read.")


def _forget(element: Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
