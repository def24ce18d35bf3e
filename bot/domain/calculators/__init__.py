"""Exact arithmetic on what somebody types: kilometres, days of leave, dates of a probation.

Nothing is stored. What changes every year is content (`calculators.yaml`); what the law fixes for
good stands here with its article.
"""
