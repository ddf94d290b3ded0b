{ images, ... }: {
  rack.single.books = {
    fullName = "books";
    image = images.books;
    folders."/srv/books" = "/books"; # expect: HWC301
    flags = [ "--privileged" ]; # expect: HWC501
  };
}
