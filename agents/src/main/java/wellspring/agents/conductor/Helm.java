package wellspring.agents.conductor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.Paused;
import wellspring.agents.event.ControlEvent.Resumed;
import wellspring.agents.event.ControlEvent.SpeedSet;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.ControlEvent.Stepped;
import wellspring.agents.event.Ids;
import wellspring.agents.human.Visitor;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.Intervention;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.model.language.Language;

/**
 * What people have asked of a run, and what is in force because of it. Pure: it decides, the
 * conductor acts. Not safe for threads; it is the conductor's own.
 */
final class Helm {
  /** What the log surely takes, however much longer it gets as JSON. */
  private static final int CHARACTERS_MAX = 100_000;

  private static final int CHANGE_CHARACTERS_MAX = 1_000;
  private static final int DOCUMENTS_MAX = 1_000;

  private final Language language;
  private final Deque<Steered> script;
  private final List<DocumentOffered> offered = new ArrayList<>();
  private final SortedSet<String> unpredictable = new TreeSet<>();
  private Scenario scenario;
  private boolean paused;
  private int steps;
  private OptionalDouble roundsPerSecond;
  private int orders;

  Helm(Scenario scenario, Language language, Opening opening) {
    this.scenario = scenario;
    this.language = language;
    this.paused = opening.paused();
    this.roundsPerSecond = opening.speed();
    this.script =
        new ArrayDeque<>(
            opening.script().stream()
                .filter(event -> event instanceof Intervened || event instanceof DocumentOffered)
                .sorted(Comparator.comparingInt(Steered::round)) // stable
                .toList());
    this.orders = opening.script().size();
  }

  /**
   * Goes through a script before the run does.
   *
   * @throws SteeringException if the script is not possible in this scenario
   */
  static void rehearse(Scenario scenario, Language language, Opening opening) {
    Helm helm = new Helm(scenario, language, opening);
    helm.replay(scenario.rounds() - 1);
    if (!helm.script.isEmpty()) {
      throw new SteeringException(
          "The steering has something for round %d, but the run ends with round %d"
              .formatted(helm.script.peek().round(), scenario.rounds() - 1));
    }
  }

  /** The scenario in force. */
  Scenario scenario() {
    return scenario;
  }

  /** The models of which theory knows nothing any more, as of the round that was opened last. */
  SortedSet<String> unpredictable() {
    return new TreeSet<>(unpredictable);
  }

  OptionalDouble roundsPerSecond() {
    return roundsPerSecond;
  }

  /** Whether the next round may be opened, as far as people are concerned. */
  boolean mayOpen() {
    return !paused || steps > 0;
  }

  /**
   * Carries an order out.
   *
   * @param round from which it is in force: the next one to be opened
   * @return what is to be said of it in the log
   * @throws SteeringException if it cannot be carried out; nothing has changed then
   */
  Steered take(Steering order, int round) {
    Steered event = event(order, Ids.steering(round, orders), round);
    apply(event);
    orders++;
    return event;
  }

  /** What the script has for a round that is about to be opened, now in force. */
  List<Steered> replay(int round) {
    List<Steered> due = new ArrayList<>();
    while (!script.isEmpty() && script.peek().round() <= round) {
      Steered event = script.poll();
      apply(event);
      due.add(event);
    }
    return due;
  }

  /**
   * A round is opened: takes out the documents that people wrote for it. Only now is it certain who
   * may read them, because what is in force may have changed since they were written.
   */
  List<DocumentOffered> open() {
    steps = Math.max(0, steps - 1);
    List<DocumentOffered> documents = List.copyOf(offered);
    offered.clear();
    documents.stream().mapToInt(DocumentOffered::round).distinct().forEach(this::forgetReaders);
    return documents;
  }

  private Steered event(Steering order, String id, int round) {
    if (order instanceof Steering.Pause) {
      return new Paused(id, round);
    } else if (order instanceof Steering.Resume) {
      return new Resumed(id, round);
    } else if (order instanceof Steering.Step) {
      return new Stepped(id, round);
    } else if (order instanceof Steering.Speed speed) {
      return new SpeedSet(id, round, speed.roundsPerSecond().orElse(0));
    } else if (order instanceof Steering.Intervene intervene) {
      return new Intervened(id, round, requireShort(intervene.change().strip()));
    }
    String text = ((Steering.Write) order).text().strip();
    return new DocumentOffered(id, round, text, Ids.document(round, Visitor.NAME, offered.size()));
  }

  /** What is refused is said back, so that it must not be long. */
  private static String requireShort(String change) {
    if (change.length() > CHANGE_CHARACTERS_MAX) {
      throw new SteeringException(
          "The change has %,d characters: %,d are allowed"
              .formatted(change.length(), CHANGE_CHARACTERS_MAX));
    }
    return change;
  }

  private void apply(Steered event) {
    if (event instanceof Intervened intervened) {
      intervene(intervened);
    } else if (event instanceof DocumentOffered document) {
      offer(document);
    } else if (event instanceof SpeedSet speed) {
      roundsPerSecond =
          speed.roundsPerSecond() > 0
              ? OptionalDouble.of(speed.roundsPerSecond())
              : OptionalDouble.empty();
    } else if (event instanceof Stepped) {
      steps = paused ? steps + 1 : 1;
      paused = true;
    } else {
      steps = 0;
      paused = event instanceof Paused;
    }
  }

  private void intervene(Intervened event) {
    try {
      Intervention intervention = Intervention.of(scenario, event.round(), event.change());
      scenario = intervention.scenario();
      if (!intervention.isPlanned()) {
        forgetTheory(
            scenario.models().keySet().stream()
                .filter(name -> isPooled() || curates(intervention.curator(), name))
                .toList());
      }
    } catch (ScenarioException e) {
      throw new SteeringException(String.join("; ", e.problems()));
    }
  }

  private void offer(DocumentOffered event) {
    if (!scenario.steering().documents()) {
      throw new SteeringException(
          "This scenario takes no documents while it runs (steering.documents is false)");
    }
    if (offered.size() >= DOCUMENTS_MAX) {
      throw new SteeringException(
          "Round %d has %,d documents of people already, which is the most: wait for the next"
              .formatted(event.round(), DOCUMENTS_MAX));
    }
    requireText(event.text());
    offered.add(event);
  }

  /** A document of a person is none that the language's humans would have written by chance. */
  private void forgetReaders(int round) {
    forgetTheory(
        scenario.models().keySet().stream()
            .filter(name -> isPooled() || mayRead(name, round))
            .toList());
  }

  private void requireText(String text) {
    if (text.isEmpty()) {
      throw new SteeringException("The document is empty: write something");
    } else if (text.length() > CHARACTERS_MAX) {
      throw new SteeringException(
          "The document has %,d characters: %,d are allowed"
              .formatted(text.length(), CHARACTERS_MAX));
    } else if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new SteeringException("The document has half a character in it: write it anew");
    }
    try {
      language.requireDocument(text);
    } catch (IllegalArgumentException e) {
      throw new SteeringException("This is no document of the language: " + e.getMessage());
    }
  }

  private void forgetTheory(List<String> models) {
    unpredictable.addAll(models);
  }

  private boolean curates(String curator, String model) {
    return scenario.models().get(model).curator().equals(curator);
  }

  /** Whether models read each other, so that what one is given reaches the others. */
  private boolean isPooled() {
    return scenario.curators().values().stream().anyMatch(spec -> spec.pool().value() > 0);
  }

  private boolean mayRead(String model, int round) {
    CuratorSpec curator = scenario.curators().get(scenario.models().get(model).curator());
    boolean allHuman = round <= scenario.models().get(model).latency(); // it writes later
    return allHuman || curator.human().at(round).value() > 0;
  }
}
