''
	one
		two
  three
''
