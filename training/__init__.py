"""How the reader was made: data, network, training, export. Not in the wheel; see README.md."""
