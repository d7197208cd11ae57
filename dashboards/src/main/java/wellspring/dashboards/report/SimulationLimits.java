package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.agents.scenario.learner.LearnerKind;
import wellspring.model.mix.Share;

/** What simulations leave out, for people who decide by them: only what is so in these. */
final class SimulationLimits {
  private SimulationLimits() {}

  static List<String> of(List<Scenario> scenarios) {
    Set<String> left = new LinkedHashSet<>();
    scenarios.forEach(scenario -> left.add(speech(scenario.language())));
    left.addAll(models(scenarios));
    left.addAll(authors(scenarios));
    left.addAll(people(scenarios));
    return List.copyOf(left);
  }

  /** What only some of the simulations leave out is said to be so. */
  private static List<String> people(List<Scenario> scenarios) {
    List<List<String>> each = scenarios.stream().map(PeopleLimits::of).toList();
    return each.stream()
        .flatMap(List::stream)
        .distinct()
        .map(
            sentence ->
                each.stream().allMatch(left -> left.contains(sentence))
                    ? sentence
                    : "In some of the runs: " + sentence)
        .toList();
  }

  private static String speech(LanguageSpec language) {
    return switch (language.kind()) {
      case GRAMMAR ->
          "The texts are invented sentences about an invented world. They are right or wrong, but they do not argue, tell or explain.";
      case TEXT ->
          "The texts are all from one collection. Another collection may fare better or worse.";
      case ZIPF ->
          "The texts are made-up words in any order, as frequent as those of real languages. They mean nothing; only their variety can be judged.";
      case GAUSSIAN, REGRESSION ->
          "Instead of texts the models learn and write numbers, the simplest thing of which one can know exactly what becomes of it.";
    };
  }

  private static List<String> models(List<Scenario> scenarios) {
    return scenarios.stream()
        .flatMap(scenario -> scenario.models().values().stream())
        .map(model -> model.learner().kind())
        .distinct()
        .sorted(Comparator.comparing(kind -> kind != LearnerKind.GPT))
        .flatMap(kind -> model(kind).stream())
        .distinct()
        .toList();
  }

  private static Optional<String> model(LearnerKind kind) {
    return switch (kind) {
      case GPT ->
          Optional.of(
              "The models are built as those in use are, but far smaller, and learn from far less text. What happens to large ones may take longer, or look different.");
      case MATRIX, UNMIX ->
          Optional.of(
              "The models only count which words people and models use after which. Those in use are far larger and learn in another way: what happens to them may take longer, or look different.");
      case OUTSIDE ->
          Optional.of(
              "Some models are programs of their own, of which nothing is known but what they write.");
      case GAUSSIAN, REGRESSION -> Optional.empty();
    };
  }

  /** Who knows who wrote what: in the real world it is never certain. */
  private static List<String> authors(List<Scenario> scenarios) {
    List<CuratorSpec> curators =
        scenarios.stream()
            .flatMap(
                scenario ->
                    scenario.models().values().stream()
                        .map(model -> scenario.curators().get(model.curator())))
            .distinct()
            .toList();
    List<String> left = new ArrayList<>();
    Help help = Help.of(scenarios);
    for (CuratorSpec curator : curators) {
      told(curator.labels(), help).ifPresent(left::add);
    }
    boolean mixed =
        curators.stream()
            .flatMap(
                curator ->
                    Stream.of(curator.human().at(0), curator.human().at(1))
                        .flatMap(Optional::stream))
            .anyMatch(share -> share.value() > 0 && share.value() < 1);
    boolean natural = curators.stream().allMatch(curator -> curator.human().at(1).isEmpty());
    if (left.isEmpty() && !natural) {
      left.add(help.known());
    } else if (mixed) {
      left.add(help.met());
    }
    return left.stream().distinct().toList();
  }

  /** Whether models help people to write, or pass for them, and whether authors say so. */
  private enum Help {
    NONE,
    SAID,
    HIDDEN,
    /** Whether it helped or wrote alone: not all texts say what they are. */
    CONCEALED;

    private static Help of(List<Scenario> scenarios) {
      if (scenarios.stream().anyMatch(Scenario::modelsPassForPeople)) {
        return CONCEALED;
      }
      return scenarios.stream()
          .flatMap(scenario -> scenario.humans().values().stream())
          .flatMap(cohort -> cohort.assistance().stream())
          .filter(help -> help.humanPart() < 1)
          .map(
              help ->
                  switch (help.claim()) {
                    case HUMAN -> HIDDEN;
                    case ASSISTED -> SAID;
                  })
          .max(Comparator.naturalOrder())
          .orElse(NONE);
    }

    /** What is known of authors where nobody has to guess. */
    private String known() {
      return switch (this) {
        case NONE ->
            "Who chooses the texts knows for certain who wrote what. In the world it has to be found out, by labels or by guessing, and that goes wrong.";
        case SAID ->
            "Who chooses the texts knows for certain who wrote what, and where a model has helped. In the world it has to be found out, by labels or by guessing, and that goes wrong.";
        case HIDDEN ->
            "Who chooses the texts knows for certain which a model wrote alone; where a model has only helped, nobody says so, and the text counts as a person's. In the world the former has to be found out as well.";
        case CONCEALED ->
            "Who chooses the texts believes what they say of themselves, and takes those that say nothing for people's. Real choosers try to find out.";
      };
    }

    /** How the share of human text is met where models have to guess. */
    private String met() {
      return switch (this) {
        case NONE, SAID ->
            "The share of human text itself is met as if that were known for certain; only the models are left to guess.";
        case HIDDEN ->
            "The share of human text itself is met by what is said of the texts, and what a model has helped to write counts as a person's; only the models are left to guess.";
        case CONCEALED ->
            "The share of human text is met by what texts say of themselves; what does not say that a model wrote it counts as a person's.";
      };
    }

    /** What texts say of themselves. */
    private String claimed() {
      return switch (this) {
        case NONE, SAID ->
            "Each text says who wrote it. In the real world not all texts do, and some say something false.";
        case HIDDEN ->
            "Each text says who wrote it, but not where a model has helped. In the real world not all texts do, and some say something false.";
        case CONCEALED ->
            "Whether a text says who wrote it is chance, equal for all texts of an author. Real authors conceal it where that pays.";
      };
    }
  }

  private static Optional<String> told(LabelPolicy labels, Help help) {
    return labels.match(
        new LabelPolicy.Cases<>() {
          @Override
          public Optional<String> none() {
            return Optional.empty();
          }

          @Override
          public Optional<String> blind() {
            return Optional.empty();
          }

          @Override
          public Optional<String> claims() {
            return Optional.of(help.claimed());
          }

          @Override
          public Optional<String> detector(Share error) {
            return Optional.of(
                "Who wrote what is guessed, wrongly in %s of all cases, the same for every text. Real detectors err more on some texts than on others, and on new models more than on old ones."
                    .formatted(ReportWording.percent(error.value())));
          }
        });
  }
}
