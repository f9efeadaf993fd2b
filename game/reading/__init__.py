"""A folder of YAML becomes a `Story`, every scalar with its place and every mistake of shape reported."""
