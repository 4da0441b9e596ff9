"""An offline library to carry: reports, safety guides and contacts, in Khmer and English."""

__version__ = "0.1.0"
