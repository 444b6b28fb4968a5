"""What people read at the end: the HTML report in one file, and the views on the terminal."""
