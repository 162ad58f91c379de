"""The program without any network: in a namespace that has none, and with every socket that anything opens written down."""
