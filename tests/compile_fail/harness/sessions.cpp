// Never compiled: the harness takes its compile command from here.
