"""Which mentions of one article are the same thing."""
