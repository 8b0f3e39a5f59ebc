"""Where advice goes: formats, places, and files that appear whole or not at all."""
