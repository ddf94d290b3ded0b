{
  age.secrets.wiki.file = ../secrets/attic-wiki.age; # expect: HWC404 (error)
}
