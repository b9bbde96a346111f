// Empty: pairs of sessions are compiled as this is.
