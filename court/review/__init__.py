"""The review desk: where the court's clerks read filings in the browser and decide on them.

Pages are made on the server and work without JavaScript; nothing is fetched from anywhere but the court itself.
"""
