"""Units with probabilities -> roles: each step looks at one thing on the page as a whole, and says
why it changes a role. `sections` has them in their order."""
