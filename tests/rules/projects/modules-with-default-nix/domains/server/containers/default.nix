{
  imports = [ ./wiki ./forum ];
}
