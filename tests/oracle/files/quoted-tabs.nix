"	a	b\tc"
