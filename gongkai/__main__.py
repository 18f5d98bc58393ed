"""`python -m gongkai`, and what the console script calls."""

from generator.__main__ import main

if __name__ == "__main__":
    main()
