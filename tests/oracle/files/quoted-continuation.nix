"one\
two\
  three"
