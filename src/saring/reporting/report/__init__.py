"""The report: one offline HTML page of what was screened, what to read first, and what it means."""

from saring.reporting.report.gather import AUDITED, FINDINGS_SHOWN, Report, gather
from saring.reporting.report.page import render_report, write_report

__all__ = ["AUDITED", "FINDINGS_SHOWN", "Report", "gather", "render_report", "write_report"]
