"""The parts of `compile_sources`: filters, publications, collisions, and the accounts of what became a statement."""
