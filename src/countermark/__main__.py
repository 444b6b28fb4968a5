"""`python -m countermark`: the command line."""

from countermark.cli import main

if __name__ == "__main__":
    main()
