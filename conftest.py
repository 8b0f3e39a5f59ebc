"""The modules that pytest does not collect: those whose library, an extra, is not installed.

The tests are about the rules that are shipped, whatever the environment names.
"""

import os
from importlib.util import find_spec

os.environ.pop("CROSSROADS_RULES", None)

collect_ignore_glob = [] if find_spec("pyspark") else ["engine/spark/*"]
