"""Countermark: review posts and listings that claim to sell straight from a brand's factory."""
