"""How the labeller's model is made: labels, views of a page, training, evaluation."""
