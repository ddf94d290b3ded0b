# How a list is sorted by what is no order has changed between releases of Nix.
{
  agreed = builtins.sort (a: b: true) [ 3 1 2 ];
  by-order = builtins.sort (a: b: a > b) [ 1 2 1 3 ];
  disputed = builtins.sort (a: b: a == b) [ 1 2 1 2 1 ];
}
