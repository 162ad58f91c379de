"""The built program: what goes into it (quick, with the other tests), and the program itself in bare systems (`make dist-test`)."""
