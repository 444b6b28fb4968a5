"""Text as sellers write it: folded once, matched once, quoted from the original."""
