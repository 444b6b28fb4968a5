"""Engines run the batch function: the local one over a process pool, others over a cluster."""
