package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Share;

/** How a model of a scenario learns, in words for people who never read a log. */
final class ModelWords {
  private static final Map<Double, String> PARTS =
      Map.of(
          0.5,
          "half",
          0.25,
          "a quarter",
          0.75,
          "three quarters",
          0.2,
          "a fifth",
          0.1,
          "a tenth",
          0.05,
          "a twentieth",
          0.01,
          "a hundredth");

  private final Scenario scenario;

  ModelWords(Scenario scenario) {
    this.scenario = scenario;
  }

  /** What it reads, what it keeps of that, and what it is told about it. */
  String of(String model) {
    ModelSpec spec = scenario.models().get(model);
    CuratorSpec curator = scenario.curators().get(spec.curator());
    if (spec.latency() >= scenario.rounds()) {
      return "is not ready to write before the end";
    } else if (trainings(spec) == 1) {
      return "is trained once, on people's text alone";
    }
    List<String> words = new ArrayList<>(List.of(reads(spec, curator)));
    pace(model).ifPresent(words::add);
    if (keeps(model)) {
      words.add(spec.memory().rule().words(curator.documents()));
    }
    labels(curator.labels()).ifPresent(words::add);
    curator
        .verifier()
        .ifPresent(
            check ->
                words.add(
                    "a check lets %s of the right and %s of the wrong texts of models through"
                        .formatted(
                            ReportWording.percent(check.right().value()),
                            ReportWording.percent(check.wrong().value()))));
    return String.join("; ", words);
  }

  /** How often it is trained in the course of its scenario, at most. */
  int trainings(ModelSpec spec) {
    return (scenario.rounds() - 1) / spec.cadence() + 1;
  }

  /** Whether it learns from more than what it was given last. */
  boolean keeps(String model) {
    return scenario.models().get(model).memory().rule().remembers();
  }

  /** How often it is trained; empty if that is in each round. */
  Optional<String> pace(String model) {
    int cadence = scenario.models().get(model).cadence();
    return cadence == 1
        ? Optional.empty()
        : Optional.of(
            "is trained every %d rounds, on all that it was given in them".formatted(cadence));
  }

  /** What it keeps, and what it is told, where what it reads is what differs. */
  String kept(String model) {
    ModelSpec spec = scenario.models().get(model);
    CuratorSpec curator = scenario.curators().get(spec.curator());
    List<String> words = new ArrayList<>();
    words.add(spec.memory().rule().words(curator.documents()));
    long draws = scenario.curators().values().stream().map(CuratorSpec::draw).distinct().count();
    if (draws > 1) {
      words.add(
          curator.draw() == DrawMode.EXACT
              ? "the share of human text is met to the nearest text"
              : "the share of human text is met on average");
    }
    labels(curator.labels()).ifPresent(words::add);
    return String.join("; ", words);
  }

  /** A share as people say it: {@code a tenth}, {@code 12 %}. */
  static String part(double share) {
    return share == 0 ? "nothing" : PARTS.getOrDefault(share, ReportWording.percent(share));
  }

  /** After the first round, in which all models are given people's text alone. */
  private String reads(ModelSpec spec, CuratorSpec curator) {
    int end = spec.cadence() * (trainings(spec) - 1);
    if (isNatural(curator, 1) || isNatural(curator, end)) {
      return naturally(curator, end);
    }
    double first = human(curator, 1);
    double last = human(curator, end);
    if (first != last) {
      return "at first %s of what it reads was written by people, at the end %s%s"
          .formatted(part(first), part(last), pool(curator, last));
    } else if (last >= 1) {
      return "learns from people's text alone";
    } else if (last > 0) {
      return (curator.draw() == DrawMode.RANDOM ? "on average " : "")
          + part(last)
          + " of what it reads was written by people"
          + pool(curator, last);
    }
    double shared = shared(curator, last);
    return shared == 0
        ? "learns from its own text alone, after the first round"
        : "learns from models' text alone, after the first round: %s of it comes from all of them"
            .formatted(shared == 1 ? "all" : part(shared));
  }

  private static boolean isNatural(CuratorSpec curator, int round) {
    return curator.human().at(round).isEmpty();
  }

  /** Of a curator that takes what is there, at first or at the end. */
  private String naturally(CuratorSpec curator, int end) {
    String all = "reads what people and models write as it comes";
    if (!isNatural(curator, end)) {
      double last = human(curator, end);
      return "at first %s, at the end %s of it was written by people%s"
          .formatted(all, part(last), pool(curator, last));
    } else if (!isNatural(curator, 1)) {
      return "at first %s of what it reads was written by people, at the end it %s"
          .formatted(part(human(curator, 1)), all);
    }
    boolean always = IntStream.rangeClosed(1, end).allMatch(round -> isNatural(curator, round));
    return always ? all : all + ", but for some rounds in between";
  }

  /** The share that people's text has in a round's selection: an exact one is of whole texts. */
  private static double human(CuratorSpec curator, int round) {
    Share asked = curator.human().at(round).orElseThrow();
    return curator.draw() == DrawMode.EXACT
        ? (double) asked.partOf(curator.documents()) / curator.documents()
        : asked.value();
  }

  /** The share of models' text that comes from all of them; one model alone shares with nobody. */
  private double shared(CuratorSpec curator, double human) {
    if (scenario.models().size() == 1) {
      return 0;
    } else if (curator.draw() == DrawMode.RANDOM) {
      return curator.pool().value();
    }
    int rest = curator.documents() - (int) Math.rint(human * curator.documents());
    return rest == 0 ? 0 : (double) curator.pool().partOf(rest) / rest;
  }

  private String pool(CuratorSpec curator, double human) {
    double shared = shared(curator, human);
    if (human >= 1) {
      return "";
    }
    return shared == 0
        ? ", the rest by itself"
        : shared == 1
            ? ", the rest by all models"
            : ", of the rest %s by all models".formatted(part(shared));
  }

  private static Optional<String> labels(LabelPolicy labels) {
    return labels.match(
        new LabelPolicy.Cases<>() {
          @Override
          public Optional<String> none() {
            return Optional.empty();
          }

          @Override
          public Optional<String> blind() {
            return Optional.of("it is told how many texts are people's, not which");
          }

          @Override
          public Optional<String> claims() {
            return Optional.of("each text says who wrote it");
          }

          @Override
          public Optional<String> detector(Share error) {
            return Optional.of(
                "a detector guesses who wrote what, wrongly in %s of all cases"
                    .formatted(ReportWording.percent(error.value())));
          }
        });
  }
}
