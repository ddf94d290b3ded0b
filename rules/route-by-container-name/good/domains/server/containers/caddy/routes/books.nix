{
  "books.local".reverse_proxy.to = "http://books:5000";
  "nas.local".reverse_proxy.to = "http://nas:5000";
}
