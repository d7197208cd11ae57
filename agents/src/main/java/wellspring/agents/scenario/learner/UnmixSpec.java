package wellspring.agents.scenario.learner;

import java.util.List;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.tree.IdleKey;
import wellspring.agents.scenario.tree.KindDeclaration;
import wellspring.agents.scenario.tree.ProblemSink;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.learner.Learner;
import wellspring.model.learner.unmix.UnmixLearner;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;
import wellspring.model.text.DocumentEnd;

/** The humans' token frequencies, freed of what its own last generation wrote. */
public record UnmixSpec() implements LearnerSpec {
  static final KindDeclaration<UnmixSpec> DECLARATION =
      new KindDeclaration<>(
          "unmix",
          "token frequencies, freed of the model's own text by the curator's labels",
          UnmixSpec.class,
          RecordCodec.of(UnmixSpec.class));

  @Override
  public LearnerKind kind() {
    return LearnerKind.UNMIX;
  }

  @Override
  public Learner learner(LearnerParts parts) {
    return new UnmixLearner(
        parts.tokens().tokenizer(), (DocumentEnd.FixedLength) parts.tokens().documentEnd());
  }

  @Override
  public int documentsMin(LanguageSpec language) {
    return 1;
  }

  @Override
  public boolean hasIndependentTokens() {
    return true;
  }

  @Override
  public boolean spells() {
    return false;
  }

  @Override
  public boolean isNeural() {
    return false;
  }

  @Override
  public boolean reads(LabelPolicy labels) {
    return true;
  }

  @Override
  public boolean needsLabels() {
    return true;
  }

  /** It must know who may have written a document, and how. */
  @Override
  public void check(LearnerContext model, ProblemSink problems) {
    if (!fits(model.language())) {
      problems.add(
          model.learnerKey("kind"),
          "is 'unmix', which takes independent tokens; allowed: unmix with language.kind zipf");
    }
    if (!model.warm()) {
      refuse(
          model,
          problems,
          "start",
          "is scratch",
          "knows its own text by the generation before",
          "warm");
    }
    if (!model.memory().equals(new MemoryRegime.Replace())) {
      refuse(
          model,
          problems,
          "memory",
          "is not replace",
          "has kept what it learned from earlier corpora, and would count them again",
          "replace");
    }
    if (model.latency() > 0) {
      refuse(
          model,
          problems,
          "latency",
          "is " + model.latency(),
          "takes what it reads for the text of its last release",
          "0");
    }
    checkCurator(model, problems);
  }

  private static void refuse(
      LearnerContext model,
      ProblemSink problems,
      String key,
      String value,
      String why,
      String allowed) {
    problems.add(
        model.key(key),
        "%s, but a model that learns by unmix %s; allowed: %s".formatted(value, why, allowed));
  }

  private static void checkCurator(LearnerContext model, ProblemSink problems) {
    if (model.labels() instanceof LabelPolicy.None) {
      problems.add(
          model.curatorKey("labels"),
          "is none, but models.%s learns by unmix, which takes the probability that a person wrote a document; allowed: blind, claims or {detector: ERROR}"
              .formatted(model.model()));
    }
    if (model.natural()) {
      problems.add(
          model.curatorKey("human"),
          "is natural beside other models, but models.%s learns by unmix, which knows its own text and no other's; allowed: a number"
              .formatted(model.model()));
    }
    if (!model.pool().equals(Share.NONE)) {
      problems.add(
          model.curatorKey("pool"),
          "is %s, but models.%s learns by unmix, which knows its own text and no other's; allowed: 0"
              .formatted(model.pool().value(), model.model()));
    }
  }

  @Override
  public List<IdleKey> idle(LearnerContext model) {
    return List.of();
  }
}
