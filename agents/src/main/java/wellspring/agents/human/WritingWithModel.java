package wellspring.agents.human;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.society.AssistanceSpec;
import wellspring.agents.scenario.society.CorrectionSpec;
import wellspring.model.language.CorrectableLanguage;
import wellspring.model.language.CorrectableLanguage.Correction;
import wellspring.model.language.Language;
import wellspring.model.language.RewritableLanguage;
import wellspring.model.language.RewritableLanguage.Rewriting;

/**
 * What people write together with a model: a model rewrites what they wrote, or they correct what a
 * model wrote. Before the model's first release they write alone.
 */
final class WritingWithModel {
  /** So many times as many documents are looked through as people would write. */
  private static final int LOOKS_MAX = 20;

  private static final ClaimedProvenance HUMAN = ClaimedProvenance.of(DocumentOrigin.HUMAN);
  private static final ClaimedProvenance ASSISTED = ClaimedProvenance.of(DocumentOrigin.ASSISTED);

  private final RunContext context;
  private final String name;
  private final Optional<AssistanceSpec> assistance;
  private final Optional<CorrectionSpec> correction;
  private final Language language;

  WritingWithModel(RunContext context, String name) {
    CohortSpec spec = context.scenario().humans().get(name);
    this.context = context;
    this.name = name;
    this.assistance = spec.assistance();
    this.correction = spec.correction();
    this.language = context.language();
  }

  boolean isAsked() {
    return assistance.isPresent() || correction.isPresent();
  }

  /**
   * What becomes of the documents of a round.
   *
   * @param own what people wrote alone
   */
  List<DocumentWritten> write(CohortState state, int round, List<DocumentWritten> own) {
    List<DocumentWritten> now = own;
    if (correction.isPresent()) {
      Optional<ModelReleased> release = state.helper(correction.get().model());
      now = release.isPresent() ? corrected(correction.get(), release.get(), round, now) : now;
    }
    if (assistance.isPresent()) {
      Optional<ModelReleased> release = state.helper(assistance.get().model());
      now = release.isPresent() ? assisted(assistance.get(), release.get(), round, now) : now;
    }
    return now;
  }

  private List<String> texts(ModelReleased release, int documents, String component, int round) {
    return context
        .checkpoints()
        .load(release.checkpoint(), context.learners().of(release.agent()))
        .write(documents, context.seed().stream(component + "-text", name, round));
  }

  /** Each writer reaches for the model in a round, or does not; with all documents or with none. */
  private List<DocumentWritten> assisted(
      AssistanceSpec spec, ModelReleased release, int round, List<DocumentWritten> own) {
    UniformRandomProvider random = context.seed().stream("assistance", name, round);
    boolean[] helped = new boolean[own.size()];
    int count = 0;
    for (int i = 0; i < helped.length; i++) {
      boolean same = i > 0 && own.get(i).agent().equals(own.get(i - 1).agent());
      helped[i] = same ? helped[i - 1] : random.nextDouble() < spec.writers().value();
      count += helped[i] ? 1 : 0;
    }
    List<String> texts = count == 0 ? List.of() : texts(release, count, "assistance", round);
    List<DocumentWritten> all = new ArrayList<>(own.size());
    int next = 0;
    for (int i = 0; i < helped.length; i++) {
      boolean has = helped[i] && next < texts.size();
      all.add(has ? assisted(own.get(i), texts.get(next), spec, release, random) : own.get(i));
      next += has ? 1 : 0;
    }
    return all;
  }

  private DocumentWritten assisted(
      DocumentWritten own,
      String text,
      AssistanceSpec spec,
      ModelReleased release,
      UniformRandomProvider random) {
    Rewriting rewriting =
        ((RewritableLanguage) language).rewrite(own.text(), text, spec.strength().value(), random);
    return new DocumentWritten(
        own.id(),
        own.agent(),
        own.round(),
        rewriting.text(),
        switch (spec.claim()) {
          case HUMAN -> HUMAN;
          case ASSISTED -> ASSISTED;
        },
        truth(release, own.truth().humanShare() * rewriting.ownShare()));
  }

  /**
   * @param human the share of the tokens that are people's
   */
  private static TrueProvenance truth(ModelReleased release, double human) {
    return new TrueProvenance(
        DocumentOrigin.ASSISTED, release.id(), human, (1 - human) * release.depth());
  }

  /**
   * They correct the model's documents as long as they have words, at most as many as they would
   * have written, and write no others. They look through so many times as many for mistakes.
   */
  private List<DocumentWritten> corrected(
      CorrectionSpec spec, ModelReleased release, int round, List<DocumentWritten> own) {
    List<Correction> mended = mended(spec, release, round, own.size());
    List<DocumentWritten> all = new ArrayList<>();
    for (int i = 0; i < mended.size(); i++) {
      int place = (int) ((long) i * own.size() / mended.size()); // all take part in turn
      all.add(corrected(own.get(place), mended.get(i), release));
    }
    return all;
  }

  private List<Correction> mended(
      CorrectionSpec spec, ModelReleased release, int round, int documents) {
    UniformRandomProvider random = context.seed().stream("correction", name, round);
    List<Correction> mended = new ArrayList<>();
    int words = spec.words();
    for (int look = 0; look < LOOKS_MAX && words > 0 && mended.size() < documents; look++) {
      for (String text : texts(release, documents, "correction" + look, round)) {
        Optional<Correction> correction =
            words == 0 || mended.size() == documents
                ? Optional.empty()
                : ((CorrectableLanguage) language).correct(text, round, words, random);
        if (correction.isPresent() && correction.get().words() > 0) {
          words = Math.max(0, words - correction.get().words());
          mended.add(correction.get());
        }
      }
    }
    return mended;
  }

  private DocumentWritten corrected(
      DocumentWritten place, Correction mended, ModelReleased release) {
    return new DocumentWritten(
        place.id(),
        place.agent(),
        place.round(),
        mended.text(),
        HUMAN,
        truth(release, (double) mended.words() / Math.max(1, language.length(mended.text()))));
  }
}
