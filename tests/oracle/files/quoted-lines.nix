"
  one
    two
"
