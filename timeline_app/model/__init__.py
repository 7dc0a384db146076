"""Values of the project: no database, no screen, standard library only."""
