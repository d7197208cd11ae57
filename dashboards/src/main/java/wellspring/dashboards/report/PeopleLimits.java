package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.language.LanguageKind;
import wellspring.agents.scenario.society.AudienceSpec;
import wellspring.agents.scenario.society.AudienceSpec.Taste;

/** What a scenario leaves out of what people do: write, read, pay and are paid. */
final class PeopleLimits {
  private PeopleLimits() {}

  /** A sentence for each thing. */
  static List<String> of(Scenario scenario) {
    List<String> left = new ArrayList<>();
    Collection<CohortSpec> cohorts = scenario.humans().values();
    boolean steadfast = Habit.STEADFAST.stream().noneMatch(habit -> habit.isOf(cohorts));
    if (steadfast) {
      left.add(
          "The people write on as before, however many texts of models there are. Real writers may write less, or begin to write like the models.");
    }
    for (Habit habit : Habit.values()) {
      if (!steadfast || !Habit.STEADFAST.contains(habit)) {
        (habit.isOf(cohorts) ? habit.coarse() : habit.missing(scenario.language().kind()))
            .ifPresent(left::add);
      }
    }
    left.addAll(readers(scenario));
    left.addAll(money(scenario));
    return List.copyOf(left);
  }

  /** What may happen to people who write; each is a part of a cohort. */
  enum Habit {
    WORK,
    IMITATION,
    ASSISTANCE,
    OBSERVATION,
    CORRECTION;

    /** Those without which people write on as before. */
    private static final List<Habit> STEADFAST = List.of(WORK, IMITATION, ASSISTANCE);

    private boolean isOf(Collection<CohortSpec> cohorts) {
      return cohorts.stream().anyMatch(cohort -> part(cohort).isPresent());
    }

    private Optional<?> part(CohortSpec cohort) {
      return switch (this) {
        case WORK -> cohort.work();
        case IMITATION -> cohort.imitation();
        case ASSISTANCE -> cohort.assistance();
        case OBSERVATION -> cohort.observation();
        case CORRECTION -> cohort.correction();
      };
    }

    /** What is left out where nobody has it; empty if nothing is. */
    private Optional<String> missing(LanguageKind language) {
      return switch (this) {
        case WORK ->
            Optional.of(
                "As many people write in each round, whatever it brings them. Real writers may write less, or give up.");
        case IMITATION ->
            Optional.of(
                "The people keep their style, whatever they read. Real writers may begin to write like the models.");
        case ASSISTANCE ->
            Optional.of(
                "The people write all of it themselves. Many real writers let models help.");
        case OBSERVATION ->
            statesFacts(language)
                ? Optional.of(
                    "The people know all that is so. Real ones have most of it from what they read.")
                : Optional.empty();
        case CORRECTION ->
            statesFacts(language)
                ? Optional.of("Nobody corrects what the models write.")
                : Optional.empty();
      };
    }

    /** What is left out even where somebody has it. */
    private Optional<String> coarse() {
      return Optional.of(
          switch (this) {
            case WORK ->
                "Writers come and go by what writing brings them, and those of a group all have the same of it. Real ones also write for other reasons, and a few have most of what is earned.";
            case IMITATION ->
                "Who writes like what they read does so only in how often they use each word. Real writers also take over what is said.";
            case ASSISTANCE ->
                "Where a model helps, chance says what it rewrites, and nobody looks it over. Real writers choose, and mend it.";
            case OBSERVATION ->
                "What people see for themselves is left to chance, and of the rest they believe what most of what they read says. Real ones ask, doubt and look things up.";
            case CORRECTION ->
                "Who corrects a model finds its first mistake at once, and makes none. Real people miss some.";
          });
    }

    private static boolean statesFacts(LanguageKind language) {
      return switch (language) {
        case GRAMMAR -> true;
        case ZIPF, TEXT, GAUSSIAN, REGRESSION -> false;
      };
    }
  }

  private static List<String> readers(Scenario scenario) {
    Collection<AudienceSpec> audiences = scenario.audiences().values();
    if (audiences.isEmpty()) {
      return List.of(
          "Nobody but the models reads what is written. Real readers choose, and what they choose is written more.");
    }
    List<String> left = new ArrayList<>();
    left.add(
        "The readers have the same time in each round, whatever is written, and take all texts of an author for alike. Real ones tell each other what is worth reading, and may read less.");
    List<String> ignored =
        Wish.ALL.stream()
            .filter(wish -> wish.concerns().test(scenario))
            .filter(wish -> audiences.stream().allMatch(wish::isIgnored))
            .map(Wish::words)
            .toList();
    if (!ignored.isEmpty()) {
      left.add("To the readers it is all the same " + listed(ignored) + ".");
    }
    return left;
  }

  /**
   * What readers may choose by.
   *
   * @param concerns whether it makes a difference in a scenario
   */
  private record Wish(ToDoubleFunction<Taste> weight, String words, Predicate<Scenario> concerns) {
    private static final List<Wish> ALL =
        List.of(
            new Wish(Taste::quality, "how good a text is", any -> true),
            new Wish(Taste::price, "what it costs", PeopleLimits::hasPrices),
            new Wish(Taste::novelty, "whether it is new to them", any -> true),
            new Wish(Taste::familiarity, "whether they know its author", any -> true),
            new Wish(Taste::human, "whether a person wrote it", any -> true));

    private boolean isIgnored(AudienceSpec audience) {
      return weight.applyAsDouble(audience.taste()) == 0;
    }
  }

  private static String listed(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private static List<String> money(Scenario scenario) {
    List<String> left = new ArrayList<>();
    if (!hasMoney(scenario)) {
      String what = scenario.audiences().isEmpty() ? "Money and competition are" : "Money is";
      left.add(what + " not in it. Costs are counted in texts and in trainings only.");
    } else {
      left.add(
          "Prices and pay stay as they were set, and nobody bargains. What models earn changes nothing: nobody builds more of them, or gives one up.");
    }
    left.add("Law is not in it: nobody owns a text, or can keep a model from learning from it.");
    return left;
  }

  private static boolean hasMoney(Scenario scenario) {
    return hasPrices(scenario)
        || Habit.WORK.isOf(scenario.humans().values())
        || scenario.audiences().values().stream().anyMatch(audience -> audience.revenue() > 0);
  }

  private static boolean hasPrices(Scenario scenario) {
    return Stream.concat(scenario.humans().keySet().stream(), scenario.models().keySet().stream())
        .anyMatch(author -> scenario.price(author) > 0);
  }
}
