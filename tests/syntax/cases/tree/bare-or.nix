f: g: let or = 1; in [ f or g (f g or g) (f.a or g or) ]
