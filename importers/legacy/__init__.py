"""Letters of the time before Unicode: TCVN3, VNI, VISCII and their like, told by their fonts and by what the letters say."""
