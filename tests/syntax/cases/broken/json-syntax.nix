{
  environment = {
    A: "x",
    "B": "y"
  };
  z = 1;
}
