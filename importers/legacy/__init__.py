"""Looking for words in all reports: what is asked, what a report says, where it says it. Nothing here knows how reports are kept."""
