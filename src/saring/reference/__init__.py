"""Reference tables that people edit: contestants, spellings, calendar; loading and checking."""
