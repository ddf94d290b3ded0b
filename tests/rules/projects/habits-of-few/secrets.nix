{
  age.secrets.wiki-env.file = ./wiki-env.age;
  age.secrets.forge-env.file = ./forge-env.age;
}
