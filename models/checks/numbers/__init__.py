"""Numbers in running text: do they agree with each other, with the figures and with the period? Precision goes before recall here."""
