package wellspring.dashboards.report;

import java.util.List;
import wellspring.dashboards.plot.CurveFigure;

/**
 * What a brief for people who decide says: two pages without jargon.
 *
 * @param question what is asked
 * @param answer the findings in a sentence or two
 * @param compared what was compared, and what it was made of
 * @param columns what is told of each line, beside its name
 * @param lines a line for each model or setting
 * @param remark what the table leaves out; empty if nothing
 * @param costs what the human text cost
 * @param figure one plain figure
 * @param sure how sure it is, a sentence each
 * @param leftOut what the simulation leaves out, a sentence each
 * @param sources where the figures come from
 */
record BriefContent(
    BriefQuestion question,
    String answer,
    String compared,
    List<String> columns,
    List<BriefRow> lines,
    String remark,
    String costs,
    CurveFigure figure,
    List<String> sure,
    List<String> leftOut,
    String sources) {
  static final int LINES_MAX = 12;

  BriefContent {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
    sure = List.copyOf(sure);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A line of the table.
   *
   * @param words how it learns; empty if that is said elsewhere
   * @param fate what became of it: collapsed, held or nothing
   * @param cells in the order of the columns
   */
  record BriefRow(String name, String words, String fate, List<String> cells) {}
}
