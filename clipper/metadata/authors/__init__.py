"""Who wrote a page: bylines and what stands in them, datelines, signatures, the head of HTML."""
