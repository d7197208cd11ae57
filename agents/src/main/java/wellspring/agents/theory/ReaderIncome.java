package wellspring.agents.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.society.AudienceSpec;
import wellspring.agents.scenario.society.Offer;
import wellspring.agents.scenario.society.WorkSpec;

/**
 * What a writer of a cohort gains by writing, by how many of the cohort write, where that follows
 * from nothing else: audiences look at fixed figures, and everybody else writes as much as always.
 *
 * @param cohort the name of the cohort
 */
record ReaderIncome(Scenario scenario, String cohort) {

  private CohortSpec spec() {
    return scenario.humans().get(cohort);
  }

  private WorkSpec work() {
    return spec().work().orElseThrow();
  }

  /**
   * The gain in a round.
   *
   * @param round from 0: who has been released before it writes
   */
  IntToDoubleFunction gain(int round) {
    Map<String, ModelSpec> writing = new TreeMap<>(scenario.models());
    writing.values().removeIf(model -> model.latency() >= round);
    return writers -> gain(writers, writing);
  }

  /** The gain once all models write, for any number of writers. */
  DoubleUnaryOperator gain() {
    return writers -> gain(writers, scenario.models());
  }

  private double gain(double writers, Map<String, ModelSpec> models) {
    return work().gain(income(writers, models), writers / spec().writers());
  }

  private double income(double writers, Map<String, ModelSpec> models) {
    if (writers == 0) {
      return work().incomeAlone(spec().documents());
    }
    double read = 0;
    for (AudienceSpec audience : scenario.audiences().values()) {
      double each = spec().price() + audience.revenue() * work().pay().attention().value();
      read += each == 0 ? 0 : each * read(audience, writers, models);
    }
    return read / writers + work().incomeAlone(spec().documents());
  }

  /** How many documents of the cohort an audience reads. */
  private double read(AudienceSpec audience, double writers, Map<String, ModelSpec> models) {
    List<Offer> offers = new ArrayList<>();
    scenario
        .humans()
        .forEach(
            (name, other) ->
                offers.add(
                    offer(
                        name,
                        name.equals(cohort)
                            ? writers * spec().documents()
                            : (double) other.written(),
                        1)));
    models.forEach((name, model) -> offers.add(offer(name, model.documents(), 0)));
    offers.removeIf(offer -> !audience.feed().has(offer.author()));
    double[] all = audience.read(offers);
    for (int i = 0; i < all.length; i++) {
      if (offers.get(i).author().equals(cohort)) {
        return all[i];
      }
    }
    return 0;
  }

  private Offer offer(String author, double documents, double human) {
    return new Offer(
        author, documents, scenario.price(author), scenario.quality(author), 0, 0, human, 0);
  }
}
