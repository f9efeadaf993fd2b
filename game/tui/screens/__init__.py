"""The screens, one a file. They show what the session, the telling and the dossier say, and decide nothing."""
