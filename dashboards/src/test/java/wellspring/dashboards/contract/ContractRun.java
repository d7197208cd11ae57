package wellspring.dashboards.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import wellspring.agents.conductor.SimulationSystem;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.RunLearners;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.outside.OutsideAnswer;
import wellspring.agents.outside.OutsideDesk;
import wellspring.agents.outside.OutsideJson;
import wellspring.agents.outside.OutsideOrder;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.language.Language;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;
import wellspring.model.random.Seed;

/** A small run that sends every kind of message which comes by itself. */
final class ContractRun {
  private ContractRun() {}

  /**
   * Runs it.
   *
   * @param told is told each order to a program outside
   * @return all events
   */
  static List<Event> events(Consumer<OutsideOrder> told) {
    Scenario scenario =
        new ScenarioLoader(Path.of(""))
            .load(
                "collapse",
                List.of(
                    "rounds=3",
                    "evaluation.probeDocuments=3",
                    "curators.all-human.labels=claims",
                    "models.mixed.latency=1",
                    "curators.all-human.shortage=shrink",
                    "humans.people.work={pay:{wage:2}}",
                    "+audiences.public={revenue:1}",
                    "+humans.guests={documents: 1, outside: {}}",
                    "+humans.silent={documents: 1, outside: {patienceSeconds: 1}}",
                    "models.open.learner={kind: outside}"));
    Language language = scenario.language().language();
    Seed seed = new Seed(scenario.seed());
    RunLearners learners =
        new RunLearners(scenario, seed, language, Optional.empty(), training -> {});
    MemoryEventLog log = new MemoryEventLog();
    OutsideDesk desk = learners.outside();
    desk.connect(
        order -> {
          told.accept(order);
          answer(order).ifPresent(json -> desk.receive(order.agent(), json));
        },
        missed -> log.publish(Topic.CONTROL, missed));
    try (SimulationSystem simulations = SimulationSystem.open(1)) {
      simulations
          .start(
              new RunContext(
                  scenario, seed, language, log, new KeptModels(), learners, Runnable::run, true),
              progress -> {})
          .ended()
          .toCompletableFuture()
          .orTimeout(5, TimeUnit.MINUTES)
          .join();
    }
    List<Event> events = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      events.addAll(
          log.read(
              OffsetRange.beginning(topic, log.partitions(topic)).next(log.end(topic)),
              Event.class));
    }
    return events;
  }

  private static Optional<byte[]> answer(OutsideOrder order) {
    String agent = order.agent();
    if (order instanceof OutsideOrder.Write write && !agent.equals("silent")) {
      String text = String.join(" ", Collections.nCopies(write.tokensMax(), "w1"));
      List<String> texts = Collections.nCopies(write.documentsMax(), text);
      return Optional.of(OutsideJson.encode(new OutsideAnswer.Written(write.id(), agent, texts)));
    } else if (order instanceof OutsideOrder.Learn learn) {
      return Optional.of(
          OutsideJson.encode(new OutsideAnswer.Learned(learn.id(), agent, "learned")));
    }
    return Optional.empty();
  }

  /** Keeps models as they are, each under a name of its own. */
  private static final class KeptModels implements CheckpointStore {
    private final Map<String, LanguageModel> models = new HashMap<>();

    @Override
    public synchronized String save(LanguageModel model) {
      String name = Integer.toHexString(models.size());
      models.put(name, model);
      return name;
    }

    @Override
    public synchronized LanguageModel load(String hash, Learner learner) {
      return models.get(hash);
    }

    @Override
    public synchronized boolean has(String hash) {
      return models.containsKey(hash);
    }
  }
}
