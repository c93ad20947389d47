"""The same claim across documents and languages: which linked claims make one cluster."""
