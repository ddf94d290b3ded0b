x: [ x.a x.a.b (x.a or 1) (x.a.b or x.c or 2) (x.a or x x) x.or x."a b" ]
