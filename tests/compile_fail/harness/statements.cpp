// Empty: pairs of statements are compiled as this is.
