"""Addresses of reports and of the records behind their figures."""

from django.urls import path

from linli.indicators.views import records, reports

app_name = "indicators"

urlpatterns = [
    path("<slug:place>/", reports.ReportView.as_view(), name="report"),
    path("<slug:place>/word/", reports.ReportWordView.as_view(), name="report_word"),
    path("<slug:place>/pdf/", reports.ReportPdfView.as_view(), name="report_pdf"),
    path("<slug:place>/json/", reports.ReportJsonView.as_view(), name="report_json"),
    path("<slug:place>/print/", reports.ReportPrintView.as_view(), name="report_print"),
    path("<slug:place>/records/<slug:code>/", records.RecordsView.as_view(), name="records"),
]
