"""`toolkit edit`: JupyterLab, and beside it the page that people will see."""
