"""The case as a value: no screen, no disk, no network, no clock."""
