"""The render worker: opens PDFs and renders their pages, and is the one place with PyMuPDF."""
