"""The same texts through other libraries: NFKC, casefold, then their own search, text by text.

They do less than our matcher: no look-alike letters, no word boundaries, no offsets into the
original. Each maker returns a function from texts to a count of matches.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

Search = Callable[[Sequence[str]], int]


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def pyahocorasick(patterns: Sequence[str]) -> Search:
    import ahocorasick  # noqa: PLC0415 - skipped where absent

    automaton = ahocorasick.Automaton()
    for number, pattern in enumerate(patterns):
        automaton.add_word(pattern, (number, len(pattern)))
    automaton.make_automaton()

    def search(texts: Sequence[str]) -> int:
        return sum(len(list(automaton.iter(folded(text)))) for text in texts)

    return search


def ahocorasick_rs(patterns: Sequence[str]) -> Search:
    from ahocorasick_rs import AhoCorasick  # noqa: PLC0415

    automaton = AhoCorasick(list(patterns))

    def search(texts: Sequence[str]) -> int:
        found = automaton.find_matches_as_indexes
        return sum(len(found(folded(text), overlapping=True)) for text in texts)

    return search


def flashtext(patterns: Sequence[str]) -> Search:
    from flashtext import KeywordProcessor  # noqa: PLC0415

    processor = KeywordProcessor(case_sensitive=True)
    for pattern in patterns:
        processor.add_keyword(pattern)

    def search(texts: Sequence[str]) -> int:
        return sum(len(processor.extract_keywords(folded(text), span_info=True)) for text in texts)

    return search


def spacy(patterns: Sequence[str]) -> Search:
    import spacy  # noqa: PLC0415
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    tokenizer = spacy.blank("xx").tokenizer
    matcher = PhraseMatcher(tokenizer.vocab)
    matcher.add("all", list(tokenizer.pipe(patterns)))

    def search(texts: Sequence[str]) -> int:
        return sum(len(matcher(tokenizer(folded(text)))) for text in texts)

    return search


def alternation(patterns: Sequence[str]) -> Search:
    longest_first = sorted(patterns, key=len, reverse=True)
    expression = re.compile("|".join(map(re.escape, longest_first)))

    def search(texts: Sequence[str]) -> int:
        return sum(len(expression.findall(folded(text))) for text in texts)

    return search


# Each with the texts it is given, so that the slow ones end; their speed does not depend on it.
PEERS: dict[str, tuple[Callable[[Sequence[str]], Search], int]] = {
    "NFKC + pyahocorasick": (pyahocorasick, 40_000),
    "NFKC + ahocorasick_rs": (ahocorasick_rs, 40_000),
    "NFKC + flashtext": (flashtext, 20_000),
    "NFKC + spaCy PhraseMatcher": (spacy, 20_000),
    "NFKC + re alternation": (alternation, 300),
}
