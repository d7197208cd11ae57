package wellspring.dashboards.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How the places of an axis are laid out. */
public sealed interface PlotScale {
  /** Where a value is drawn, in units of the axis. */
  double place(double value);

  /** Evenly, from the least to the greatest value. */
  record Linear() implements PlotScale {
    @Override
    public double place(double value) {
      return value;
    }
  }

  /** Evenly, in whole numbers. */
  record Rounds() implements PlotScale {
    @Override
    public double place(double value) {
      return value;
    }
  }

  /**
   * Evenly in the logarithm, a unit for each factor of ten; 0, if it occurs, stands at the left
   * behind a break of the axis.
   *
   * @param least the least value above 0
   * @param most the greatest value
   * @param zero whether 0 occurs
   */
  record Logarithmic(double least, double most, boolean zero) implements PlotScale {
    private static final double ZERO_MIN = 0.45;
    private static final double ZERO_SHARE = 0.14;

    @Override
    public double place(double value) {
      return value <= 0 ? Math.log10(least) - zeroDistance() : Math.log10(value);
    }

    /** Between 0 and the least value above it, where the axis is broken. */
    double breakPlace() {
      return Math.log10(least) - 0.55 * zeroDistance();
    }

    private double zeroDistance() {
      return Math.max(ZERO_MIN, ZERO_SHARE * Math.log10(most / least));
    }
  }

  /**
   * Things without an order, side by side; the value of a thing is its number, from 0.
   *
   * @param names what they are called
   */
  record Named(List<String> names) implements PlotScale {
    public Named {
      names = List.copyOf(names);
    }

    @Override
    public double place(double value) {
      return value;
    }
  }

  /**
   * The scale that suits measured values: logarithmic if all are above 0, and it is wanted or they
   * span more than two decades.
   */
  static PlotScale ofValues(double least, double most, boolean byFactors) {
    return least > 0 && (byFactors || most / least > 100)
        ? new Logarithmic(least, most, false)
        : new Linear();
  }

  /** The scale that suits values from 0 up: logarithmic where they span more than 1.4 decades. */
  static PlotScale suiting(double[] values) {
    double[] positive = Arrays.stream(values).filter(value -> value > 0).distinct().toArray();
    OptionalDouble least = Arrays.stream(positive).min();
    double most = Arrays.stream(positive).max().orElse(0);
    return positive.length >= 3 && most / least.orElseThrow() > 25
        ? new Logarithmic(
            least.orElseThrow(), most, Arrays.stream(values).anyMatch(value -> value == 0))
        : new Linear();
  }

  /**
   * A tick of an axis.
   *
   * @param place where, in units of the axis
   * @param label what stands beside it; empty for a small tick
   */
  record Tick(double place, String label) {}

  /** The ticks of a logarithmic axis between two places. */
  static List<Tick> decades(double low, double high) {
    List<Tick> ticks = new ArrayList<>();
    boolean narrow = high - low < 1.3;
    for (int decade = (int) Math.floor(low); decade <= Math.ceil(high); decade++) {
      for (int digit = 1; digit < 10; digit++) {
        double place = decade + Math.log10(digit);
        if (place >= low - 1e-9 && place <= high + 1e-9) {
          boolean labelled = digit == 1 || (narrow && (digit == 2 || digit == 5));
          ticks.add(new Tick(place, labelled ? label(digit, decade) : ""));
        }
      }
    }
    return ticks;
  }

  private static String label(int digit, int decade) {
    if (decade < -4 || decade > 5) {
      return (digit == 1 ? "" : digit + "·") + "10" + superscript(decade);
    }
    return decade >= 0
        ? String.format(Locale.ROOT, "%,.0f", digit * Math.pow(10, decade))
        : "0." + "0".repeat(-decade - 1) + digit;
  }

  private static String superscript(int number) {
    StringBuilder text = new StringBuilder();
    Integer.toString(number)
        .chars()
        .forEach(c -> text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')));
    return text.toString();
  }

  /** The ticks of named things. */
  static List<Tick> names(List<String> names) {
    return IntStream.range(0, names.size()).mapToObj(i -> new Tick(i, names.get(i))).toList();
  }
}
