"""The bodies that every state has, told by the shape of their names."""
