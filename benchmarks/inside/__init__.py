"""Measured within the real program: each module is a process of its own on a private screen."""
