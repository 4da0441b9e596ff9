"""The screens: each shows one kind of place and asks to go elsewhere."""
