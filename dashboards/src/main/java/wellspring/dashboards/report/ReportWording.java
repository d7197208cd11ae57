package wellspring.dashboards.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wellspring.dashboards.sweep.FigureWording;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.model.text.CountPhrase;

/** Sentences of reports. */
final class ReportWording {
  private static final List<String> NUMBERS =
      List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private static final int KEYS_MAX = 6;

  private ReportWording() {}

  /** A small number as a word. */
  static String number(int number) {
    return number < NUMBERS.size()
        ? NUMBERS.get(number)
        : String.format(Locale.ROOT, "%,d", number);
  }

  /** So many rounds. */
  static String rounds(int rounds) {
    return CountPhrase.of(rounds, "round");
  }

  /** Words as a sentence: a capital at the beginning, a full stop at the end. */
  static String sentence(String words) {
    return capital(words) + (words.endsWith(".") ? "" : ".");
  }

  /**
   * What has to stand beside the description of a scenario that was changed.
   *
   * @param changes as overrides; empty if there are none
   * @return which keys were changed; empty if none was
   */
  static String changed(List<String> changes) {
    List<String> keys =
        changes.stream().map(change -> change.replaceFirst("^[+~]+", "").split("=", 2)[0]).toList();
    if (keys.isEmpty()) {
      return "";
    }
    int shown = Math.min(KEYS_MAX, keys.size());
    List<String> told = new ArrayList<>(keys.subList(0, shown));
    if (shown < keys.size()) {
      told.add(number(keys.size() - shown) + " more");
    }
    return "That describes the scenario as it was written; here %s %s changed."
        .formatted(list(told), told.size() == 1 ? "was" : "were");
  }

  static String capital(String words) {
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Things as a sentence lists them. */
  static String list(List<String> things) {
    return FigureWording.list(things);
  }

  /** A number with four digits that count. */
  static String figure(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    } else if (Double.isNaN(value)) {
      return "";
    }
    return Math.abs(value) >= 1000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  /** A share in per cent. */
  static String percent(double share) {
    double percent = 100 * share;
    boolean fine = percent > 0 && percent < 9.95 && Math.abs(percent - Math.rint(percent)) > 0.05;
    return String.format(Locale.ROOT, fine ? "%.1f %%" : "%.0f %%", percent);
  }

  static int collapsed(List<ModelVerdict> verdicts) {
    return with(verdicts, Fate.COLLAPSED).size();
  }

  static int undecided(List<ModelVerdict> verdicts) {
    return with(verdicts, Fate.UNDECIDED).size();
  }

  static int judged(List<ModelVerdict> verdicts) {
    return collapsed(verdicts) + with(verdicts, Fate.HELD).size() + undecided(verdicts);
  }

  /** How many of the models collapsed: the report in a line. */
  static String headline(List<ModelVerdict> verdicts) {
    int collapsed = collapsed(verdicts);
    int judged = judged(verdicts);
    int undecided = undecided(verdicts);
    if (judged == 0) {
      return "There is nothing to judge yet";
    } else if (undecided == judged) {
      return "Whether the model%s collapsed is undecided".formatted(judged == 1 ? "" : "s");
    } else if (undecided > 0) {
      return "%s of %s models collapsed; %s %s undecided"
          .formatted(
              collapsed == 0 ? "None" : capital(number(collapsed)),
              number(judged),
              number(undecided),
              undecided == 1 ? "is" : "are");
    } else if (judged == 1) {
      return collapsed == 1 ? "The model collapsed" : "The model held";
    } else if (collapsed == 0) {
      return judged == 2
          ? "Neither model collapsed"
          : "None of the " + number(judged) + " models collapsed";
    } else if (collapsed == judged) {
      return judged == 2 ? "Both models collapsed" : "All " + number(judged) + " models collapsed";
    }
    return "%s of %s models collapsed".formatted(capital(number(collapsed)), number(judged));
  }

  /** Who collapsed, who held, and who is undecided. */
  static String fates(List<ModelVerdict> verdicts) {
    return Stream.of(
            fates(verdicts, Fate.COLLAPSED, " collapsed"),
            fates(verdicts, Fate.HELD, " held"),
            fates(verdicts, Fate.UNDECIDED, " undecided"))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String fates(List<ModelVerdict> verdicts, Fate fate, String word) {
    List<String> models = with(verdicts, fate);
    return models.isEmpty() ? "" : list(models) + word;
  }

  private static List<String> with(List<ModelVerdict> verdicts, Fate fate) {
    return verdicts.stream()
        .filter(verdict -> verdict.fate() == fate)
        .map(ModelVerdict::model)
        .toList();
  }
}
