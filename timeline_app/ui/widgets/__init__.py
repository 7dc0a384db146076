"""Small fields that several views and dialogs share."""
