''one
  two
    three''
