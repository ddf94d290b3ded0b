{
  outputs = { self }: {
    templates.box.path = ./templates/box;
  };
}
