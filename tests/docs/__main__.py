"""Write the tables that are made from the code: `python -m tests.docs`."""

from tests.docs.tables import write_all

if __name__ == "__main__":
    write_all()
