"""Reading a document: its pages' text, what is selected in it, what is found in it."""
