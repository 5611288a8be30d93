"""What everything stands on: the records, errors, ids, text, dates, and no knowledge of news."""
