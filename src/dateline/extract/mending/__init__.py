"""What names tell of the grammar, where parsers are mostly wrong about them."""
