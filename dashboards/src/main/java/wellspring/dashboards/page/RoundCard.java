package wellspring.dashboards.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.dashboards.flow.RoundFlows;

/**
 * What a page is told of a closed round; the components are the message's keys.
 *
 * @param humanFractions by curator, what it aimed at
 * @param figures by model and measure: the value, what theory predicts or null, and the value of
 *     the human-only control that was computed beside it or null
 * @param society what happened to people; null, and no key, if nothing did
 */
record RoundCard(
    int round,
    Map<String, Double> humanFractions,
    List<RoundFlows.Written> written,
    List<RoundFlows.Curated> curated,
    List<Release> releases,
    SortedMap<String, Map<String, List<Double>>> figures,
    @JsonInclude(JsonInclude.Include.NON_NULL) SocietyCard society) {

  /**
   * @param checkpoint its hash
   */
  record Release(
      String model,
      int generation,
      double humanShare,
      double depth,
      int documents,
      String checkpoint) {
    static Release of(ModelReleased event) {
      return new Release(
          event.agent(),
          event.generation(),
          event.humanShare(),
          event.depth(),
          event.documents(),
          event.checkpoint());
    }
  }

  static SortedMap<String, Map<String, List<Double>>> figures(List<ModelMeasured> measurements) {
    SortedMap<String, Map<String, List<Double>>> figures = new TreeMap<>();
    for (ModelMeasured measured : measurements) {
      figures
          .computeIfAbsent(measured.agent(), model -> new TreeMap<>())
          .put(
              measured.measure(),
              new ArrayList<>(
                  Arrays.asList(measured.value(), measured.predicted(), measured.control())));
    }
    return figures;
  }
}
