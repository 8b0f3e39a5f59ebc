"""The modules that pytest does not collect: those whose library, an extra, is not installed.

The tests are about the rules that are shipped, whatever the environment names.
"""

import os
from importlib.util import find_spec

os.environ.pop("CROSSROADS_RULES", None)

OPTIONAL = {"pyspark": "engine/spark/*", "z3": "engine/authoring/prove/*"}
collect_ignore_glob = [folder for library, folder in OPTIONAL.items() if not find_spec(library)]
