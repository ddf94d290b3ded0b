let x = "x"; in [
  ""
  "plain"
  "a\n\t\"\\\${no}$${no} $"
  "${x}"
  "a${x}b ${x}"
  "é ${x}"
  http://example.org/a?b=c
]
