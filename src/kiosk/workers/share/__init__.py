"""The share worker: lets phones on the same network fetch what was offered, and nothing else."""
