"""What people look at: the table and the waterfall in a terminal, and the report in one HTML file."""
