{
  age.secrets = {
    db-env.file = ./db-env.age;
    db-extra.file = ./db-extra.age;
  };
}
