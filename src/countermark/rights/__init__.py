"""Rights: may this rights holder act on this sign, for these goods, here, on this day?"""

from countermark.rights.answers import may_act, owners_of
from countermark.rights.gate import Gate, Intent, Stop, gate
from countermark.rights.nouns import Answer, Holding, MayAct, Question, Rights, State, load_rights
from countermark.rights.sentences import in_words, record, stops_in_words

__all__ = [
    "Answer",
    "Gate",
    "Holding",
    "Intent",
    "MayAct",
    "Question",
    "Rights",
    "State",
    "Stop",
    "gate",
    "in_words",
    "load_rights",
    "may_act",
    "owners_of",
    "record",
    "stops_in_words",
]
