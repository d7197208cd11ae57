package wellspring.agents.night;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.CollapseSpec;
import wellspring.agents.scenario.ControlChoice;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.DisclosureSpec;
import wellspring.agents.scenario.EvaluationSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.SteeringSpec;
import wellspring.agents.scenario.language.ZipfSpec;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.agents.scenario.learner.MatrixSpec;
import wellspring.agents.scenario.society.AssistanceSpec;
import wellspring.agents.scenario.society.AudienceSpec;
import wellspring.agents.scenario.society.Feed;
import wellspring.agents.scenario.society.ImitationSpec;
import wellspring.agents.scenario.society.WorkSpec;
import wellspring.model.measure.Measure;
import wellspring.model.measure.MeasureChoice;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Schedule;
import wellspring.model.mix.Share;

/** Small scenarios, each drawn: about five agents, three rounds, few and short documents. */
final class NightScenario {
  static final int DOCUMENT_TOKENS = 7;

  /** So many words, and so evenly used, that no text comes twice by chance. */
  private static final ZipfSpec LANGUAGE = new ZipfSpec(40, 0.6, DOCUMENT_TOKENS);

  private static final List<Share> SHARES =
      List.of(Share.NONE, Share.of(0.25), Share.of(0.5), Share.of(0.75), Share.ALL);
  private static final MeasureChoice MEASURES =
      new MeasureChoice.Listed(
          List.of(
              Measure.HUMAN_FRACTION,
              Measure.TRAINING_HUMAN_FRACTION,
              Measure.HELD_OUT_PERPLEXITY,
              Measure.DIVERSITY,
              Measure.BETWEEN_DIVERSITY));
  private static final MeasureChoice WITH_FIRST =
      new MeasureChoice.Listed(
          List.of(Measure.HUMAN_FRACTION, Measure.DIVERSITY, Measure.FIRST_PERPLEXITY));

  private final SplittableRandom random;
  private final int corpus;

  private NightScenario(SplittableRandom random) {
    this.random = random;
    this.corpus = 4 + random.nextInt(3);
  }

  static Scenario drawn(SplittableRandom random) {
    NightScenario drawn = new NightScenario(random);
    Scenario scenario = drawn.scenario();
    return random.nextInt(3) == 0 ? drawn.withSociety(scenario) : scenario;
  }

  /** The same with people who read, and others who live on being read; the rest write as before. */
  private Scenario withSociety(Scenario scenario) {
    SortedMap<String, CohortSpec> humans = new TreeMap<>(scenario.humans());
    humans.put("guild", guild());
    SortedMap<String, AudienceSpec> audiences = new TreeMap<>();
    audiences.put("readers", audience(new Feed.All()));
    if (random.nextBoolean()) {
      audiences.put("friends", audience(new Feed.Of(List.of("guild", "people"))));
    }
    return new Scenario(
        scenario.name(),
        scenario.description(),
        scenario.seed(),
        scenario.rounds(),
        scenario.language(),
        humans,
        scenario.curators(),
        scenario.models(),
        scenario.modelNames(),
        scenario.evaluation(),
        scenario.collapse(),
        scenario.steering(),
        audiences);
  }

  private CohortSpec guild() {
    WorkSpec work =
        new WorkSpec(
            1,
            0.25,
            new WorkSpec.Pay(SHARES.get(random.nextInt(SHARES.size())), 0.5, 0.125),
            random.nextInt(2),
            Share.of(0.5),
            2,
            random.nextInt(2),
            Share.of(0.75));
    return new CohortSpec(
        4,
        2,
        Optional.empty(),
        random.nextInt(2),
        0,
        Share.of(0.5),
        Optional.of(work),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(
                new AssistanceSpec("m0", Share.of(0.5), Share.of(0.5), AssistanceSpec.Claim.HUMAN)),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new ImitationSpec(Share.of(0.25), "readers")),
        Optional.empty(),
        Optional.empty(),
        disclosure());
  }

  private AudienceSpec audience(Feed feed) {
    return new AudienceSpec(
        5 + random.nextInt(5),
        feed,
        AudienceSpec.ReadingQuality.FIXED,
        new AudienceSpec.Taste(0, 0, random.nextInt(2), random.nextInt(2), 0.5),
        Optional.of(4.0),
        random.nextInt(2));
  }

  private Scenario scenario() {
    SortedMap<String, CohortSpec> humans = new TreeMap<>();
    humans.put("people", new CohortSpec(2, (corpus + 1) / 2));
    if (random.nextInt(3) == 0) {
      humans.put("few", new CohortSpec(1, 2));
    }
    SortedMap<String, CuratorSpec> curators = new TreeMap<>();
    curators.put("desk", curator());
    if (random.nextInt(3) == 0) {
      curators.put("press", curator());
    }
    SortedMap<String, ModelSpec> models = new TreeMap<>();
    List<String> names = List.copyOf(curators.keySet());
    int count = Math.max(names.size(), 1 + random.nextInt(3));
    for (int i = 0; i < count; i++) {
      models.put("m" + i, model(names.get(i % names.size())));
    }
    return new Scenario(
        "night",
        "",
        random.nextLong() >>> 1,
        random.nextInt(4) == 0 ? 2 + 2 * random.nextInt(2) : 3,
        LANGUAGE,
        humans,
        curators,
        models,
        new EvaluationSpec(
            2,
            2,
            random.nextInt(4) == 0 ? WITH_FIRST : MEASURES,
            random.nextInt(3) > 0 ? ControlChoice.AUTO : ControlChoice.NONE),
        new CollapseSpec(1.5, 0.5, 0.5, 0.5),
        new SteeringSpec(List.of("human", "pool"), true));
  }

  private CuratorSpec curator() {
    DrawMode draw = random.nextInt(3) == 0 ? DrawMode.RANDOM : DrawMode.EXACT;
    return new CuratorSpec(
        human(), draw, corpus, SHARES.get(random.nextInt(3) * 2), labels(), Optional.empty());
  }

  /** Some say nothing, and some lie. */
  private DisclosureSpec disclosure() {
    return random.nextInt(4) == 0
        ? new DisclosureSpec(Share.of(0.75), Share.of(0.125))
        : DisclosureSpec.HONEST;
  }

  private Schedule human() {
    return switch (random.nextInt(5)) {
      case 0 -> new Schedule.Linear(Share.ALL, share(), 2);
      case 1 -> Schedule.Steps.of(Map.of(0, share(), 2, share()));
      case 2 -> Schedule.Natural.FRACTION;
      default -> new Schedule.Constant(share());
    };
  }

  private Share share() {
    return SHARES.get(random.nextInt(SHARES.size()));
  }

  private LabelPolicy labels() {
    return switch (random.nextInt(4)) {
      case 0 -> new LabelPolicy.Claims();
      case 1 -> new LabelPolicy.Blind();
      case 2 -> new LabelPolicy.Detector(Share.of(0.2));
      default -> new LabelPolicy.None();
    };
  }

  /**
   * Who conceals writes so much that enough of it says what it is, surely for all that is drawn.
   */
  private ModelSpec model(String curator) {
    DisclosureSpec disclosure = disclosure();
    return new ModelSpec(
        curator,
        new MatrixSpec(random.nextInt(2), 0.5),
        memory(),
        random.nextBoolean() ? ModelSpec.Start.WARM : ModelSpec.Start.SCRATCH,
        disclosure.isHonest() ? corpus : 4 * corpus,
        1 + random.nextInt(2),
        random.nextInt(4) % 3,
        0,
        0,
        disclosure);
  }

  private MemoryRegime memory() {
    return switch (random.nextInt(5)) {
      case 0 -> new MemoryRegime.Accumulate();
      case 1 -> new MemoryRegime.Window(2);
      case 2 -> new MemoryRegime.Anchor(2);
      case 3 -> new MemoryRegime.Subsample(corpus + 1);
      default -> new MemoryRegime.Replace();
    };
  }
}
