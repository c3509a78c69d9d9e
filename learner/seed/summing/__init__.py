"""Short texts of many sorts, requests to sum them up, and right summaries."""
