"""The domain: what a periodic report is, how it reads as a document, and what may be wrong with it."""
