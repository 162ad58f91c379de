"""Writers of Word and text files that share nothing with the program's own: each sets a manuscript down in its way."""
