"""Filing on the screen: what waits, what the court has and what it answered; loaded behind the docket."""
