"""`python -m dateline`: the command, where its script isn't on the path."""

from dateline.cli import main

if __name__ == "__main__":
    main()
