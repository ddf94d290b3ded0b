let x = "x"; in [
  ''''
  ''  one line ''
  ''
    first
      second
    ${x} third
  ''
  ''
    escapes: ''${x} ''' ''\n $${x} ''$
      ''
  ''
      text
    ${x}
      ''\ttext''
  '''${x}' ''
]
