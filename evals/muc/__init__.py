"""MUC-4: reading its messages and answer keys, scoring templates as it did, and making templates of the program's claims."""
