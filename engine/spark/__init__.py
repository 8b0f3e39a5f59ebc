"""Many machines: everyone in files that Spark can see, advised by the query where they are."""
