"""The window: it shows and asks. Rules live in core, slow work in the workers."""
