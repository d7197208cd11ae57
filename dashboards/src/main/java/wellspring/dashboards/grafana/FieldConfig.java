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
record FieldConfig(
    GrafanaUnit unit,
    List<ColourStep> steps,
    List<ValueMapping> mappings,
    AxisRange range,
    Set<DisplayTrait> traits) {

  /** Everything in one colour that means nothing. */
  private static final List<ColourStep> NO_STEPS =
      List.of(new ColourStep(Optional.empty(), BoardColour.HUMAN));

  FieldConfig {
    steps = List.copyOf(steps);
    mappings = List.copyOf(mappings);
    traits = Set.copyOf(traits);
  }

  /** From this value on, values have this colour; the first one has no value. */
  record ColourStep(Optional<Double> from, BoardColour colour) {}

  /** What is said instead of a value. */
  record ValueMapping(double value, String text, BoardColour colour) {}

  /** The ends of an axis, where they are not found from the data. */
  record AxisRange(Optional<Double> min, Optional<Double> max) {}

  /** What else can be special about a panel. */
  enum DisplayTrait {
    /** Series are stacked. */
    STACKED,
    /** The axis is logarithmic. */
    LOGARITHMIC,
    /** The names of the series are shown, not their values. */
    NAMES
  }

  static FieldConfig of(GrafanaUnit unit) {
    return new FieldConfig(
        unit, NO_STEPS, List.of(), new AxisRange(Optional.empty(), Optional.empty()), Set.of());
  }

  /** Good below a first value, bad from a second on, in between a warning. */
  FieldConfig badAbove(double warning, double bad) {
    return steps(
        new ColourStep(Optional.empty(), BoardColour.GOOD),
        new ColourStep(Optional.of(warning), BoardColour.WARNING),
        new ColourStep(Optional.of(bad), BoardColour.BAD));
  }

  /** Bad below a first value, good from a second on, in between a warning. */
  FieldConfig badBelow(double bad, double warning) {
    return steps(
        new ColourStep(Optional.empty(), BoardColour.BAD),
        new ColourStep(Optional.of(bad), BoardColour.WARNING),
        new ColourStep(Optional.of(warning), BoardColour.GOOD));
  }

  FieldConfig saying(double value, String text, BoardColour colour) {
    List<ValueMapping> more = new ArrayList<>(mappings);
    more.add(new ValueMapping(value, text, colour));
    return new FieldConfig(unit, steps, more, range, traits);
  }

  FieldConfig from(double min) {
    return new FieldConfig(
        unit, steps, mappings, new AxisRange(Optional.of(min), range.max()), traits);
  }

  FieldConfig to(double max) {
    return new FieldConfig(
        unit, steps, mappings, new AxisRange(range.min(), Optional.of(max)), traits);
  }

  FieldConfig with(DisplayTrait trait) {
    Set<DisplayTrait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new FieldConfig(unit, steps, mappings, range, more);
  }

  boolean has(DisplayTrait trait) {
    return traits.contains(trait);
  }

  private FieldConfig steps(ColourStep... others) {
    return new FieldConfig(unit, List.of(others), mappings, range, traits);
  }
}
