package wellspring.agents.night;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.SliceClosed;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.ModelTrained;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.ProbeWritten;
import wellspring.agents.event.Topic;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.model.measure.Measure;

/** Watches a round from its opening on, by what its scenario alone says of it. */
final class RoundAudit {
  private static final double EXACT = 1e-12;

  private final RunAudit run;
  private final RoundOpened opened;
  private final Map<Topic, List<Long>> begin;
  private final Map<String, String> expected = new TreeMap<>();
  private final Map<String, ModelReleased> released = new HashMap<>();
  private final Map<String, CorpusCurated> corpora = new HashMap<>();
  private Optional<SliceClosed> slice = Optional.empty();
  private Optional<RoundContent> content = Optional.empty();

  /**
   * @param offered what guests have offered for it
   * @param begin where each topic ended before it
   */
  RoundAudit(
      RunAudit run,
      RoundOpened opened,
      List<DocumentOffered> offered,
      Map<Topic, List<Long>> begin) {
    this.run = run;
    this.opened = opened;
    this.begin = begin;
    run.scenario()
        .humans()
        .forEach(
            (name, cohort) -> {
              Optional<CohortChanged> change = run.history().change(name);
              int writers = change.map(CohortChanged::writers).orElse(cohort.writersAtFirst());
              int each = change.map(CohortChanged::documents).orElse(cohort.documents());
              for (int writer = 0; writer < writers; writer++) {
                expect(EventIds.writer(name, writer, cohort.writers()), each);
              }
            });
    run.scenario()
        .models()
        .forEach(
            (name, model) -> {
              if (Generations.of(model).releasedBefore(number()) > 0) {
                expect(name, model.documents());
              }
            });
    offered.forEach(document -> expected.put(document.document(), AgentNames.GUEST));
  }

  private void expect(String author, int documents) {
    for (int i = 0; i < documents; i++) {
      expected.put(EventIds.document(number(), author, i), author);
    }
  }

  int number() {
    return opened.round();
  }

  RoundOpened opened() {
    return opened;
  }

  Optional<SliceClosed> slice() {
    return slice;
  }

  /** What was written in it; none while it is not certain what was. */
  Collection<Event> documents() {
    return content.map(all -> all.documents().values()).orElse(List.of());
  }

  /** A model's corpus, as far as it is there. */
  List<DocumentWritten> corpus(String model) {
    CorpusCurated corpus = corpora.get(model);
    return corpus == null
        ? List.of()
        : corpus.documents().stream().map(content.orElseThrow()::document).toList();
  }

  /** An event of it is in the log. */
  void appended(Topic topic, Event event) {
    Violation.unless(
        event.round() == number(), "rounds in turn", "%s comes in round %d", event.id(), number());
    Violation.unless(
        topic == Topic.DOCUMENTS || slice.isPresent(), "rounds in turn", "%s is early", event.id());
    if (event instanceof DocumentWritten document) {
      written(document);
    } else if (event instanceof CorpusCurated corpus) {
      new CorpusAudit(run, opened, content.orElseThrow()).check(corpus);
      corpora.put(corpus.model(), corpus);
    } else if (event instanceof ModelReleased release) {
      released(release);
    } else if (event instanceof ModelTrained training) {
      trained(training);
    } else if (event instanceof ModelMeasured measured) {
      measured(measured);
    }
  }

  /** Whether its author says what it likes. */
  private boolean mayConceal(DocumentWritten document) {
    ModelSpec model = run.scenario().models().get(document.agent());
    CohortSpec cohort = run.scenario().humans().get(AgentNames.groupOf(document.agent()));
    return model != null
        ? !model.disclosure().isHonest()
        : cohort != null && !cohort.disclosure().isHonest();
  }

  private void written(DocumentWritten document) {
    Violation.unless(
        document.agent().equals(expected.get(document.id())),
        "documents",
        "%s is none of this round's",
        document.id());
    boolean model = run.scenario().models().containsKey(document.agent());
    boolean honest =
        document.claim().origin() == (model ? ClaimedOrigin.SYNTHETIC : ClaimedOrigin.HUMAN);
    Violation.unless(
        honest || (mayConceal(document) && document.claim().origin().passesForHuman()),
        "provenance",
        "%s claims to be something else",
        document.id());
    if (!model) {
      Violation.unless(
          document.truth().equals(TrueProvenance.HUMAN) || isAssisted(document),
          "provenance",
          "%s",
          document);
      return;
    }
    Generations generations = Generations.of(run.scenario().models().get(document.agent()));
    String parent = EventIds.release(generations.releasedBefore(number()), document.agent());
    ModelReleased release = run.history().release(parent);
    Violation.unless(
        release != null
            && document
                .truth()
                .equals(
                    new TrueProvenance(
                        DocumentOrigin.SYNTHETIC, parent, release.humanShare(), release.depth())),
        "provenance",
        "%s is of %s",
        document,
        release);
  }

  /** Whether the model that helps its writer had been released, and can have helped. */
  private boolean isAssisted(DocumentWritten document) {
    CohortSpec cohort = run.scenario().humans().get(AgentNames.groupOf(document.agent()));
    ModelReleased release = run.history().release(document.truth().parent());
    return cohort.assistance().isPresent()
        && document.truth().origin() == DocumentOrigin.ASSISTED
        && release != null
        && release.agent().equals(cohort.assistance().get().model())
        && release.generation()
            == Generations.of(run.scenario().models().get(release.agent()))
                .releasedBefore(number());
  }

  /** All have written. */
  void sliced(SliceClosed sliced) {
    Violation.unless(slice.isEmpty(), "rounds in turn", "%s comes again", sliced.id());
    Violation.unless(
        sliced.documents().from().equals(begin.get(Topic.DOCUMENTS)),
        "a document once",
        "%s begins at %s",
        sliced,
        begin.get(Topic.DOCUMENTS));
    if (!run.log().isAlone()) {
      requireSafe(sliced.documents());
    }
    slice = Optional.of(sliced);
    RoundContent all = RoundContent.of(run.log(), List.of(sliced.documents()));
    Violation.unless(
        all.documents().keySet().equals(expected.keySet()),
        "a document once",
        "%s instead of %s",
        all.documents().keySet(),
        expected.keySet());
    content = Optional.of(all);
    Set<String> before = new HashSet<>();
    run.history()
        .rounds()
        .forEach(round -> people(round.content()).forEach(one -> before.add(one.text())));
    people(all)
        .forEach(
            document ->
                Violation.unless(
                    before.add(document.text()),
                    "a document once",
                    "people write the text of %s again",
                    document));
  }

  /** What people wrote who are of the scenario. */
  private List<DocumentWritten> people(RoundContent round) {
    List<DocumentWritten> people = new ArrayList<>();
    for (Event event : round.documents().values()) {
      if (!run.scenario().models().containsKey(event.agent())
          && !event.agent().equals(AgentNames.GUEST)) {
        people.add((DocumentWritten) event);
      }
    }
    return people;
  }

  private void requireSafe(OffsetRange part) {
    Violation.unless(run.log().isSafe(part), "acknowledged", "%s is closed, but may be lost", part);
  }

  private void released(ModelReleased release) {
    Generations generations = Generations.of(run.scenario().models().get(release.agent()));
    Violation.unless(
        generations.releasesIn(number())
            && release.generation() == generations.releasedBefore(number() + 1),
        "releases",
        "%s is not due",
        release);
    Violation.unless(
        run.checkpoints().has(release.checkpoint()), "checkpoints", "%s has none", release);
    Integer documents = run.trained(release.agent()).get(number() - generations.latency());
    Violation.unless(
        documents != null && documents == release.documents(),
        "releases",
        "%s was trained on %s documents",
        release,
        documents);
    released.put(release.agent(), release);
  }

  private void trained(ModelTrained training) {
    boolean control = training.agent().equals(AgentNames.EVALUATOR);
    Violation.unless(
        Generations.of(run.scenario().models().get(training.model())).trainsIn(number()),
        "trainings",
        "%s is not due",
        training);
    Violation.unless(
        control
            ? run.checkpoints().hasControl(training.model(), training.checkpoint())
            : run.checkpoints().has(training.checkpoint()),
        "checkpoints",
        "%s has none",
        training);
  }

  private void measured(ModelMeasured measured) {
    if (measured.measure().equals(Measure.HUMAN_FRACTION.id())) {
      List<DocumentWritten> corpus = corpus(measured.agent());
      double human = 0;
      double all = 0;
      for (DocumentWritten document : corpus) {
        all += run.tokens(document);
        human += document.truth().humanPart() * run.tokens(document);
      }
      Violation.unless(
          Math.abs(measured.value() - human / all) < EXACT,
          "human fraction",
          "%s, but it is %f of %f tokens",
          measured,
          human,
          all);
    } else if (measured.measure().equals(Measure.TRAINING_HUMAN_FRACTION.id())) {
      Violation.unless(
          measured.value() == inForce(measured.agent()).humanShare(),
          "human fraction",
          "%s is not that of its release",
          measured);
    }
  }

  private ModelReleased inForce(String model) {
    Generations generations = Generations.of(run.scenario().models().get(model));
    ModelReleased now = released.get(model);
    return now != null
        ? now
        : run.history().release(EventIds.release(generations.releasedBefore(number()), model));
  }

  /** It is closed. */
  void closed(RoundClosed closed) {
    Violation.unless(
        slice.isPresent()
            && closed.slice(Topic.DOCUMENTS).equals(slice.get().documents())
            && closed.slices().size() == begin.size() - (run.scenario().hasSociety() ? 1 : 2),
        "rounds in turn",
        "%s has other parts than before",
        closed);
    for (OffsetRange part : closed.slices()) {
      Violation.unless(
          part.from().equals(begin.get(part.topic())),
          "counted once",
          "%s begins at %s",
          part,
          begin.get(part.topic()));
      Violation.unless(
          part.to().equals(run.log().end(part.topic())),
          "nothing lost",
          "%s ends at %s, the topic at %s",
          closed.id(),
          part,
          run.log().end(part.topic()));
      requireSafe(part);
    }
    RoundContent whole = RoundContent.of(run.log(), closed);
    complete(whole);
    if (run.scenario().hasSociety()) {
      new SocietyAudit(run, whole).check(number());
    }
    Violation.unless(
        closed.fingerprint().equals(whole.fingerprint(run.history().fingerprint())),
        "fingerprint",
        "%s has another one",
        closed);
  }

  private void complete(RoundContent whole) {
    Set<String> models = run.scenario().models().keySet();
    Violation.unless(
        whole.corpora().stream()
            .map(CorpusCurated::model)
            .sorted()
            .toList()
            .equals(List.copyOf(models)),
        "nothing lost",
        "the corpora are %s",
        whole.corpora());
    for (String model : models) {
      Generations generations = Generations.of(run.scenario().models().get(model));
      Violation.unless(
          generations.releasesIn(number())
              == whole.releases().stream().anyMatch(release -> release.agent().equals(model)),
          "releases",
          "%s in round %d",
          model,
          number());
      long measures =
          whole.measured().stream().filter(measured -> measured.agent().equals(model)).count();
      Violation.unless(
          measures > 0 && measures > 1 == generations.releasedBefore(number() + 1) > 0,
          "nothing lost",
          "%s has %d measures in round %d",
          model,
          measures,
          number());
    }
    int first =
        run.scenario().models().values().stream().mapToInt(ModelSpec::latency).min().orElseThrow();
    boolean told =
        whole.probes().stream().anyMatch(probe -> probe.kind() == ProbeWritten.Kind.HELD_OUT);
    Violation.unless(
        told == (number() == first), "probes", "those of people in round %d", number());
  }
}
