package wellspring.agents.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.random.Seed;

class OutsideLearnerTest {
  private static final Seed SEED = new Seed(1);

  private final OutsideDesk desk = desk();
  private final ScriptedOutsider program = ScriptedOutsider.connect(desk);
  private final OutsideLearner learner = new OutsideLearner(desk, "closed", true);

  private static OutsideDesk desk() {
    Scenario scenario =
        new ScenarioLoader(Path.of(""))
            .load(
                "collapse",
                List.of(
                    "models.closed.learner={kind: outside}",
                    "models.mixed.learner={kind: outside}"));
    return new OutsideDesk(scenario, scenario.language().language());
  }

  private LanguageModel fit(Optional<LanguageModel> previous) {
    return learner
        .fit(
            new FitRequest(
                "closed",
                List.of("w1 w2", "w3 w4"),
                List.of(1.0, 0.5),
                previous,
                SEED.stream("fit", "closed", 0),
                progress -> {}))
        .toCompletableFuture()
        .join();
  }

  @Test
  void sendsTheCorpusWithItsLabels() {
    var unused = fit(Optional.empty());
    assertThat(program.given())
        .filteredOn(OutsideOrder.Corpus.class::isInstance)
        .extracting(order -> ((OutsideOrder.Corpus) order).human())
        .containsExactly(List.of(1.0, 0.5));
  }

  @Test
  void givesAWarmModelWhatItLearnedBefore() {
    LanguageModel first = fit(Optional.empty());
    desk.enter(1);
    var unused = fit(Optional.of(first));
    List<String> starts =
        program.given().stream()
            .filter(OutsideOrder.Learn.class::isInstance)
            .map(order -> ((OutsideOrder.Learn) order).checkpoint())
            .toList();
    assertThat(starts).containsExactly(null, ((OutsideModel) first).kept().checkpoint());
  }

  @Test
  void aModelThatWasKeptWritesTheSame() throws IOException {
    LanguageModel model = fit(Optional.empty());
    byte[] checkpoint = saved(model);
    LanguageModel again;
    try (InputStream in = new ByteArrayInputStream(checkpoint)) {
      again = learner.load(in);
      assertThat(in.read()).as("whoever opened it reads on").isEqualTo(-1);
    }
    assertThat(again).isEqualTo(model);
    assertThat(saved(again)).isEqualTo(checkpoint);
    assertThat(again.write(3, SEED.stream("write", "closed", 1)))
        .hasSize(3)
        .isEqualTo(model.write(3, SEED.stream("write", "closed", 1)));
  }

  private static byte[] saved(LanguageModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.save(out);
    return out.toByteArray();
  }

  @Test
  void aCheckpointOfAnotherModelIsRefused() throws IOException {
    byte[] checkpoint = saved(fit(Optional.empty()));
    assertThatIOException()
        .isThrownBy(
            () ->
                new OutsideLearner(desk, "mixed", true).load(new ByteArrayInputStream(checkpoint)))
        .withMessageContaining("none of 'mixed'");
    assertThatIOException()
        .isThrownBy(
            () -> learner.load(new ByteArrayInputStream("GPT".getBytes(StandardCharsets.UTF_8))))
        .withMessageContaining("no checkpoint of a program outside");
  }

  @Test
  void likelihoodsAreNotInvented() {
    LanguageModel model = fit(Optional.empty());
    assertThat(model.tellsLikelihoods()).isFalse();
    assertThat(model.nextToken()).isEmpty();
    assertThatThrownBy(() -> model.logLikelihoods(List.of("w1")))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void takesPartOnlyWhileItsRunGoesOn() {
    LanguageModel model = fit(Optional.empty());
    desk.close();
    assertThatThrownBy(() -> model.write(3, SEED.stream("other", "closed", 1)))
        .hasMessageContaining("closed is a program outside, which takes part only while its run");
  }
}
