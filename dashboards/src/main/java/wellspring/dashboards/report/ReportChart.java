package wellspring.dashboards.report;

import wellspring.dashboards.plot.CurveFigure;

/**
 * A figure of a report.
 *
 * @param name that of its files, without an ending
 * @param figure what is drawn
 * @param caption what it is and how to read it
 */
record ReportChart(String name, CurveFigure figure, String caption) {}
