''
  one
    two

  three
''
