"""Signs that items of lists begin with."""

BULLETS = "•·∙●○◦‣▪▫■□►▸▹»✓✔➤➔→*+"
"""Without dashes, which open speech as often as an item."""
