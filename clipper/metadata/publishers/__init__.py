"""Who published a page, and who shows it: names of sites, of papers, of sources."""
