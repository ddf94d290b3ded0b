''
  a
b
    c
''
