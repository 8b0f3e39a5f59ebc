"""What pytest leaves alone: modules whose library, an extra, is not installed."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("pyspark") else ["engine/spark/*"]
