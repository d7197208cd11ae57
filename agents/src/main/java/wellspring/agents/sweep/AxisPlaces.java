package wellspring.agents.sweep;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import wellspring.agents.scenario.PlainScalar;

/**
 * Where the values of an axis lie on a line: a number from 0 up is its own place, and a tuple lies
 * where that part of it does which is a number in all of them.
 *
 * @param part the number of that part, from 0
 * @param tuples whether the values are tuples
 */
public record AxisPlaces(int part, boolean tuples) {

  /** The places of values; empty unless there are two or more, all of them somewhere else. */
  public static Optional<AxisPlaces> of(List<String> values) {
    int parts = values.stream().mapToInt(value -> AxisTuple.parts(value).size()).min().orElse(0);
    return IntStream.range(0, parts)
        .mapToObj(part -> new AxisPlaces(part, values.stream().anyMatch(AxisTuple::is)))
        .filter(places -> places.tellApart(values))
        .findFirst();
  }

  private boolean tellApart(List<String> values) {
    List<OptionalDouble> numbers =
        values.stream().map(value -> number(AxisTuple.parts(value).get(part))).distinct().toList();
    return numbers.size() > 1
        && numbers.size() == values.size()
        && numbers.stream().allMatch(OptionalDouble::isPresent);
  }

  /** Where one of the values lies. */
  public double of(String value) {
    return number(AxisTuple.parts(value).get(part)).orElseThrow();
  }

  /** The key that takes the numbers, of an axis with a name. */
  public String key(String name) {
    String[] keys = name.split("\\+", -1);
    return keys[Math.min(part, keys.length - 1)];
  }

  private static OptionalDouble number(String text) {
    Optional<BigDecimal> number = PlainScalar.number(text).filter(each -> each.signum() >= 0);
    return number.isPresent()
        ? OptionalDouble.of(number.get().doubleValue())
        : OptionalDouble.empty();
  }
}
