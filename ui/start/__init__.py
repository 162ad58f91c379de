"""The start page: what is due, the reports by period, the last ones worked on."""
