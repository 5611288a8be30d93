"""Posts and roles, as texts word them."""
