toString (
  /a
  + "/b"
)
