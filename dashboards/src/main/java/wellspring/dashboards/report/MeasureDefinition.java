package wellspring.dashboards.report;

import java.util.List;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.model.measure.Measure;

/**
 * What a measure is, for the end of a report.
 *
 * @param caveats what it misses, and what to beware of
 */
record MeasureDefinition(String name, String definition, String caveats) {

  static List<MeasureDefinition> of(List<Measure> measures) {
    return measures.stream()
        .map(
            measure ->
                new MeasureDefinition(
                    MeasureNames.title(measure.id()), measure.definition(), measure.caveats()))
        .toList();
  }
}
