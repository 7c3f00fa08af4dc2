"""Who comes in: identity, sign-in, personal links, the roster."""
