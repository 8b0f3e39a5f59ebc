"""What people write, understood: values, job titles, quantities, near misses."""
