package wellspring.agents.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wellspring.agents.scenario.PlainScalar;

/**
 * Reads the values of an axis: elements with commas between, each plain text, {@code choice(...)},
 * {@code range(...)} or {@code logrange(...)}. What an element means is for the scenario to say.
 */
final class AxisValues {
  /** More than anybody waits for. */
  static final int VALUES_MAX = 10_000;

  private static final Pattern FUNCTION = Pattern.compile("([a-z]+)\\((.*)\\)", Pattern.DOTALL);
  private static final Set<String> ABSENT = Set.of("interval", "glob", "sort", "shuffle", "tag");

  /** Enough that no plot shows the rounding, and short enough to be read in a table. */
  private static final MathContext DIGITS = new MathContext(6);

  private AxisValues() {}

  /** Whether text calls a function of the grammar, and so is an axis whatever it answers. */
  static boolean isFunction(String text) {
    return FUNCTION.matcher(text.strip()).matches();
  }

  /** The values, in their order. */
  static List<String> parse(String text) throws AxisSyntaxException {
    List<String> values = new ArrayList<>();
    for (String element : new CommaSplitter(text).split()) {
      Matcher function = FUNCTION.matcher(element);
      if (function.matches()) {
        values.addAll(call(function.group(1), new CommaSplitter(function.group(2)).split()));
      } else {
        values.add(element);
      }
    }
    if (values.size() > VALUES_MAX) {
      throw tooMany();
    }
    boolean lacksOne = values.size() > 1 && values.stream().anyMatch(String::isEmpty);
    if (lacksOne) {
      throw new AxisSyntaxException("has a comma without a value beside it; write '' for no text");
    }
    return values;
  }

  private static List<String> call(String name, List<String> arguments) throws AxisSyntaxException {
    return switch (name) {
      case "choice" -> arguments;
      case "range" -> range(arguments);
      case "logrange" -> logRange(arguments);
      default ->
          throw new AxisSyntaxException(
              (ABSENT.contains(name)
                          ? "asks for '%s', which Hydra has, but not"
                          : "calls '%s', unknown")
                      .formatted(name)
                  + " here; there are choice(a,b,c), range(start,stop,step) and"
                  + " logrange(first,last,count)");
    };
  }

  private static List<String> range(List<String> arguments) throws AxisSyntaxException {
    if (arguments.size() > 3) {
      throw new AxisSyntaxException(
          "gives range %d numbers; write range(start,stop,step)".formatted(arguments.size()));
    }
    boolean onlyStop = arguments.size() == 1;
    BigDecimal start = onlyStop ? BigDecimal.ZERO : number(arguments.get(0));
    BigDecimal stop = number(arguments.get(onlyStop ? 0 : 1));
    BigDecimal step = arguments.size() == 3 ? number(arguments.get(2)) : BigDecimal.ONE;
    if (step.signum() == 0) {
      throw new AxisSyntaxException("has a range with step 0, which never ends; give another step");
    }
    List<String> values = new ArrayList<>();
    BigDecimal value = start;
    while (value.compareTo(stop) * step.signum() < 0) {
      if (values.size() == VALUES_MAX) {
        throw tooMany();
      }
      values.add(text(value));
      value = value.add(step);
    }
    if (values.isEmpty()) {
      throw new AxisSyntaxException(
          "has an empty range: from %s in steps of %s there is nothing before %s"
              .formatted(text(start), text(step), text(stop)));
    }
    return values;
  }

  private static List<String> logRange(List<String> arguments) throws AxisSyntaxException {
    if (arguments.size() != 3) {
      throw new AxisSyntaxException("needs three numbers in logrange(first,last,count)");
    }
    BigDecimal first = number(arguments.get(0));
    BigDecimal last = number(arguments.get(1));
    if (first.signum() <= 0 || last.signum() <= 0) {
      throw new AxisSyntaxException(
          "has a logrange from %s to %s; both must be above 0 (0 itself can stand beside it:"
                  .formatted(text(first), text(last))
              + " 0,logrange(0.001,1,7))");
    }
    int count = count(arguments.get(2));
    List<String> values = new ArrayList<>();
    values.add(text(first));
    double ratio = last.doubleValue() / first.doubleValue();
    for (int i = 1; i < count - 1; i++) {
      double value = first.doubleValue() * StrictMath.pow(ratio, i / (count - 1.0));
      values.add(text(new BigDecimal(value, DIGITS)));
    }
    values.add(text(last));
    return values;
  }

  private static int count(String text) throws AxisSyntaxException {
    BigDecimal count = number(text);
    boolean fits =
        count.stripTrailingZeros().scale() <= 0
            && count.compareTo(BigDecimal.valueOf(2)) >= 0
            && count.compareTo(BigDecimal.valueOf(VALUES_MAX)) <= 0;
    if (!fits) {
      throw new AxisSyntaxException(
          "has a logrange of %s values; allowed: a whole number from 2 to %,d"
              .formatted(text, VALUES_MAX));
    }
    return count.intValueExact();
  }

  private static BigDecimal number(String text) throws AxisSyntaxException {
    return PlainScalar.number(text)
        .orElseThrow(
            () -> new AxisSyntaxException("has '%s' where a range needs a number".formatted(text)));
  }

  private static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static AxisSyntaxException tooMany() {
    return new AxisSyntaxException("has more than %,d values".formatted(VALUES_MAX));
  }
}
