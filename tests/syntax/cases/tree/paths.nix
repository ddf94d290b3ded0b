let x = "x"; in [ ./a /a/b ../. a/b ~/a <nixpkgs/lib> ./${x} ./a/${x}-b/c ~/${x} /a${x} ]
