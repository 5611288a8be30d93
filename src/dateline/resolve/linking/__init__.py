"""Which entry of the authority a thing is, or none."""
