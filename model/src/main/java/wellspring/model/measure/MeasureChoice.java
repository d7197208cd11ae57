package wellspring.model.measure;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which measures are taken of models. Only what is chosen is computed. */
public sealed interface MeasureChoice {

  /** The chosen measures, in the catalogue's order. */
  Set<Measure> measures();

  /** Whether any of them takes a model's first generation. */
  default boolean takesFirstGeneration() {
    return measures().stream().anyMatch(Measure::takesFirstGeneration);
  }

  /** What costs little: enough to see every model collapse. */
  record Standard() implements MeasureChoice {
    private static final Set<Measure> MEASURES =
        EnumSet.allOf(Measure.class).stream()
            .filter(Measure::isStandard)
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toCollection(() -> EnumSet.noneOf(Measure.class)),
                    Collections::unmodifiableSet));

    @Override
    public Set<Measure> measures() {
      return MEASURES;
    }
  }

  /** Everything that the language and the models allow. */
  record All() implements MeasureChoice {
    private static final Set<Measure> MEASURES =
        Collections.unmodifiableSet(EnumSet.allOf(Measure.class));

    @Override
    public Set<Measure> measures() {
      return MEASURES;
    }
  }

  /**
   * Some measures by name.
   *
   * @param list at least one, as they were asked for
   */
  record Listed(List<Measure> list) implements MeasureChoice {
    public Listed {
      list = List.copyOf(list);
      if (list.isEmpty()) {
        throw new IllegalArgumentException("no measure is chosen");
      }
    }

    @Override
    public Set<Measure> measures() {
      return Collections.unmodifiableSet(EnumSet.copyOf(list));
    }
  }
}
