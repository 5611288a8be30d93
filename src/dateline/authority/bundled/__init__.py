"""The tables that ship with Dateline: countries, regions, towns, bodies, media, leaders."""
