"""Handing things over: what a code holds, and the code itself."""
