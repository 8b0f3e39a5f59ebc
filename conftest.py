"""What pytest leaves alone: rooms whose library, an extra, is not installed."""

from importlib.util import find_spec

OPTIONAL = {"pyspark": "engine/spark/*", "z3": "engine/authoring/prove/*"}
collect_ignore_glob = [folder for library, folder in OPTIONAL.items() if not find_spec(library)]
