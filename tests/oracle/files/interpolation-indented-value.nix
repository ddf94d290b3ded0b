let x = ''
  a
  b
''; in ''
  start
    ${x}
  end
''
