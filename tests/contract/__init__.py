"""What anywidget promises to widgets, held on our own page."""
