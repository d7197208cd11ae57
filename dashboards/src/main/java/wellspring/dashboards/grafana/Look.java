package wellspring.dashboards.grafana;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the values of a panel are shown.
 *
 * @param steps from which value on which colour holds; the first step begins at −∞
 * @param mappings words instead of values
 * @param range the axis; empty ends are found from the data
 * @param traits what else is special about it
 */
record Look(Unit unit, List<Step> steps, List<Mapping> mappings, Range range, Set<Trait> traits) {

  /** Everything in one colour that means nothing. */
  private static final List<Step> NO_STEPS = List.of(new Step(Optional.empty(), Colour.HUMAN));

  Look {
    steps = List.copyOf(steps);
    mappings = List.copyOf(mappings);
    traits = Set.copyOf(traits);
  }

  /** From this value on, values have this colour; the first one has no value. */
  record Step(Optional<Double> from, Colour colour) {}

  /** What is said instead of a value. */
  record Mapping(double value, String text, Colour colour) {}

  /** The ends of an axis, where they are not found from the data. */
  record Range(Optional<Double> min, Optional<Double> max) {}

  /** What else can be special about a panel. */
  enum Trait {
    /** Series are stacked. */
    STACKED,
    /** The axis is logarithmic. */
    LOGARITHMIC,
    /** The names of the series are shown, not their values. */
    NAMES
  }

  static Look of(Unit unit) {
    return new Look(
        unit, NO_STEPS, List.of(), new Range(Optional.empty(), Optional.empty()), Set.of());
  }

  /** Good below a first value, bad from a second on, in between a warning. */
  Look badAbove(double warning, double bad) {
    return steps(
        new Step(Optional.empty(), Colour.GOOD),
        new Step(Optional.of(warning), Colour.WARNING),
        new Step(Optional.of(bad), Colour.BAD));
  }

  /** Bad below a first value, good from a second on, in between a warning. */
  Look badBelow(double bad, double warning) {
    return steps(
        new Step(Optional.empty(), Colour.BAD),
        new Step(Optional.of(bad), Colour.WARNING),
        new Step(Optional.of(warning), Colour.GOOD));
  }

  Look saying(double value, String text, Colour colour) {
    List<Mapping> more = new ArrayList<>(mappings);
    more.add(new Mapping(value, text, colour));
    return new Look(unit, steps, more, range, traits);
  }

  Look from(double min) {
    return new Look(unit, steps, mappings, new Range(Optional.of(min), range.max()), traits);
  }

  Look to(double max) {
    return new Look(unit, steps, mappings, new Range(range.min(), Optional.of(max)), traits);
  }

  Look with(Trait trait) {
    Set<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new Look(unit, steps, mappings, range, more);
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  private Look steps(Step... others) {
    return new Look(unit, List.of(others), mappings, range, traits);
  }
}
