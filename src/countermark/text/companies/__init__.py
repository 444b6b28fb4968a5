"""Company names: are two of them one company's, across scripts, spellings and abbreviations?"""

from countermark.text.companies.index import Hit, Names
from countermark.text.companies.likeness import SAME, Likeness, likeness
from countermark.text.companies.parts import Company, parse

__all__ = ["SAME", "Company", "Hit", "Likeness", "Names", "likeness", "parse"]
