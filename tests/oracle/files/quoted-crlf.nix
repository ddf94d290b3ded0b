"one
two\
threefour"
