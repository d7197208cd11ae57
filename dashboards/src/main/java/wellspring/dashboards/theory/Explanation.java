package wellspring.dashboards.theory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import wellspring.agents.theory.AppliedResult;
import wellspring.agents.theory.Assumption;
import wellspring.agents.theory.Forecast;
import wellspring.agents.theory.Forecast.PredictedMeasure;
import wellspring.model.measure.Measure;

/**
 * Which lines of theory hold for a model and what they predict; and of those that do not hold, what
 * stands in the way.
 *
 * <p>Short unless all is asked for: lines that are about other kinds of models are left out, and of
 * assumptions only those that fail are told, the lines that lack least first.
 */
public final class Explanation {
  private static final String INDENT = "  ";
  private static final String DEEP = "      ";

  /** So many reasons fit on a line. */
  private static final int REASONS_MAX = 2;

  private final int generations;
  private final boolean all;
  private final List<String> lines = new ArrayList<>();
  private final Set<Measure> told = EnumSet.noneOf(Measure.class);

  private Explanation(int generations, boolean all) {
    this.generations = generations;
    this.all = all;
  }

  /**
   * The explanation of one model, as lines of text.
   *
   * @param model its name
   * @param findings every line, held against it
   * @param generations how many it will have, at least 1
   * @param all whether to tell every assumption and every line
   */
  public static List<String> of(
      String model, List<AppliedResult> findings, int generations, boolean all) {
    Explanation explanation = new Explanation(generations, all);
    explanation.tell(model, findings);
    return explanation.lines;
  }

  private void tell(String model, List<AppliedResult> findings) {
    List<AppliedResult> held = findings.stream().filter(AppliedResult::holds).toList();
    lines.add(held.isEmpty() ? model + ": no line of theory holds" : model);
    held.forEach(this::tellHeld);
    List<AppliedResult> failed =
        findings.stream()
            .filter(finding -> !finding.holds())
            .sorted(Comparator.comparingInt(finding -> finding.failing().size()))
            .toList();
    List<AppliedResult> own = failed.stream().filter(AppliedResult::isAboutTheModel).toList();
    tellFailed("do not hold", own);
    if (all) {
      tellFailed(
          "are about other models", failed.stream().filter(each -> !own.contains(each)).toList());
    }
  }

  private void tellHeld(AppliedResult finding) {
    lines.add("");
    lines.add(
        INDENT + finding.line().id() + ": " + finding.line().title() + ". " + source(finding));
    lines.add(DEEP + finding.line().formula());
    if (all) {
      finding.assumptions().forEach(this::tellAssumption);
    }
    finding.forecast().ifPresent(this::tellForecast);
  }

  private static String source(AppliedResult finding) {
    return "(" + finding.line().source() + ")";
  }

  private void tellForecast(Forecast forecast) {
    List<PredictedMeasure> fresh =
        forecast.measures().stream().filter(each -> !told.contains(each.measure())).toList();
    if (!fresh.isEmpty()) {
      lines.add(DEEP + row("", "generation 1", "generation " + generations, "limit"));
      fresh.forEach(foretold -> lines.add(DEEP + row(foretold)));
    }
    List<String> again =
        forecast.measures().stream()
            .map(PredictedMeasure::measure)
            .filter(told::contains)
            .map(Measure::id)
            .toList();
    if (!again.isEmpty()) {
      lines.add(DEEP + "predicts the same " + String.join(", ", again));
    }
    forecast.remarks().forEach(remark -> lines.add(DEEP + remark));
    fresh.forEach(foretold -> told.add(foretold.measure()));
  }

  private String row(PredictedMeasure foretold) {
    return row(
        foretold.measure().id(),
        figure(foretold.at(1)),
        figure(foretold.at(generations)),
        figure(foretold.limit()));
  }

  private static String row(String name, String first, String last, String limit) {
    return String.format(Locale.ROOT, "%-22s %14s %16s %12s", name, first, last, limit)
        .stripTrailing();
  }

  private static String figure(OptionalDouble value) {
    if (value.isEmpty()) {
      return "-";
    }
    double figure = value.getAsDouble();
    if (Double.isInfinite(figure)) {
      return "∞";
    }
    return figure == 0 ? "0" : String.format(Locale.ROOT, "%.6g", figure);
  }

  private void tellFailed(String heading, List<AppliedResult> failed) {
    if (failed.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(INDENT + heading + ":");
    int width = failed.stream().mapToInt(each -> each.line().id().length()).max().orElse(0);
    for (AppliedResult finding : failed) {
      if (all) {
        lines.add(
            INDENT + finding.line().id() + ": " + finding.line().title() + ". " + source(finding));
        finding.assumptions().forEach(this::tellAssumption);
      } else {
        String name = finding.line().id();
        lines.add(
            INDENT + INDENT + name + " ".repeat(width - name.length() + 2) + reasons(finding));
      }
    }
  }

  private void tellAssumption(Assumption assumption) {
    lines.add(
        DEEP
            + (assumption.holds()
                ? "✓ %s: %s is %s"
                    .formatted(assumption.requires(), assumption.key(), assumption.value())
                : "✗ %s: %s".formatted(assumption.requires(), assumption.mismatch())));
  }

  /** What stands in the way; where that is much, the first of it. */
  private static String reasons(AppliedResult finding) {
    List<String> reasons = finding.failing().stream().map(Assumption::mismatch).toList();
    int more = reasons.size() - REASONS_MAX;
    String first = String.join("; ", reasons.subList(0, Math.min(REASONS_MAX, reasons.size())));
    return more > 0 ? first + "; and %d more".formatted(more) : first;
  }
}
