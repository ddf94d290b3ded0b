{
  identity.uid = 1001;
}
