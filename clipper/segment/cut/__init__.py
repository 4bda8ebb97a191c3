"""An HTML page or a text page -> its blocks: the only room that knows the kind of the input."""
