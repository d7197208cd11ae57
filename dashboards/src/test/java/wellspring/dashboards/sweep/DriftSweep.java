package wellspring.dashboards.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.mix.Share;
import wellspring.model.prediction.ClosedForms;
import wellspring.model.random.Seed;

/**
 * A sweep over the human fraction and the tokens of a generation that nobody ran: the figures are
 * what drift with immigration predicts, and noise that the replicas of all settings share.
 */
record DriftSweep(int replicas, List<String> humans, List<Integer> tokens) implements SweepRows {
  static final List<String> AXES = List.of("curators.desk.human", "curators.desk.documents");
  static final double HUMAN_DIVERSITY = 0.9;

  private static final int ROUNDS = 3;

  /** What the figures were made of, at any human fraction. */
  static final SweepForecast FORECAST =
      (place, agent, measure) ->
          measure.equals("diversity")
              ? OptionalDouble.of(
                  exact(
                      place.control() ? 1 : place.x(),
                      Integer.parseInt(place.setting().get(1)),
                      ROUNDS - 1))
              : OptionalDouble.empty();

  /** The human fraction at which there is half of what people alone have. */
  static double root(int tokens) {
    double level = exact(1, tokens, ROUNDS - 1) / 2;
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (exact(middle, tokens, ROUNDS - 1) < level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double exact(double human, int tokens, int round) {
    return ClosedForms.replacingWithHumans(
        HUMAN_DIVERSITY, tokens, Share.of(human), (round + 1) * 10_000);
  }

  static DriftSweep standard() {
    return new DriftSweep(
        20, List.of("0", "0.0001", "0.0003", "0.001", "0.003", "0.01", "0.1"), List.of(500, 2_000));
  }

  @Override
  public void lastRounds(Consumer<SweepRow> reader) {
    rows().stream()
        .filter(row -> row.round() == ROUNDS - 1)
        .sorted(
            Comparator.comparing(SweepRow::measure)
                .thenComparing(SweepRow::agent)
                .thenComparing(SweepRow::run))
        .forEach(reader);
  }

  @Override
  public void courses(String measure, Consumer<SweepRow> reader) {
    rows().stream()
        .filter(row -> row.measure().equals(measure))
        .sorted(
            Comparator.comparing(SweepRow::agent)
                .thenComparing(row -> (row.run() - 1) / replicas)
                .thenComparing(SweepRow::round)
                .thenComparing(SweepRow::run))
        .forEach(reader);
  }

  private List<SweepRow> rows() {
    List<SweepRow> rows = new ArrayList<>();
    for (String human : humans) {
      for (int count : tokens) {
        add(rows, false, List.of(human, Integer.toString(count)), number(human), count);
      }
    }
    for (int count : tokens) {
      add(rows, true, List.of("", Integer.toString(count)), 1, count);
    }
    return rows;
  }

  /** The last number of a tuple; a number is its own. */
  private static double number(String human) {
    return Double.parseDouble(human.replaceAll(".*,|[()]", ""));
  }

  private void add(
      List<SweepRow> rows, boolean control, List<String> setting, double human, int count) {
    int first = rows.size() / (2 * ROUNDS) + 1;
    for (int replica = 1; replica <= replicas; replica++) {
      UniformRandomProvider chance = new Seed(7).stream("noise", "", replica);
      for (int round = 0; round < ROUNDS; round++) {
        double exact = exact(human, count, round);
        double value = exact + 0.02 * (chance.nextDouble() - 0.5);
        int run = first + replica - 1;
        rows.add(row(run, control, setting, replica, round, "diversity", value, exact));
        rows.add(
            row(
                run,
                control,
                setting,
                replica,
                round,
                "kl_truth_model",
                control ? 1 : Double.POSITIVE_INFINITY,
                null));
      }
    }
  }

  private static SweepRow row(
      int run,
      boolean control,
      List<String> setting,
      int replica,
      int round,
      String measure,
      double value,
      Double predicted) {
    return new SweepRow(
        run,
        control,
        setting,
        replica,
        round,
        "model",
        measure,
        value,
        predicted == null ? OptionalDouble.empty() : OptionalDouble.of(predicted));
  }
}
