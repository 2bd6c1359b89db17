"""The parts of `compile_sources`: publications, collisions and accounts."""
