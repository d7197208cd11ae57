package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wellspring.model.learner.Checkpoints.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wellspring.model.learner.LanguageModel;
import wellspring.model.text.Letters;
import wellspring.model.text.ModelTokenizer;

class GptSavingTest {
  private final GptModel model = Tiny.fit(Tiny.learner(Tiny.training(5)), Tiny.cycles(9));

  private static GptLearner learner(GptShape shape, ModelTokenizer tokenizer) {
    GptSettings settings = new GptSettings(shape, Tiny.training(5), Tiny.SAMPLING, Tiny.END, true);
    return new GptLearner(settings, () -> tokenizer, Optional.empty(), List::of, Tiny.DEVICES);
  }

  @Test
  void comesBackAndWritesAndJudgesTheSame() throws IOException {
    LanguageModel back =
        learner(Tiny.SHAPE, Tiny.LETTERS).load(new ByteArrayInputStream(bytes(model)));
    assertThat(back.write(20, Tiny.random("write")))
        .isEqualTo(model.write(20, Tiny.random("write")));
    List<String> documents = List.of("", "abc", "fedcba".repeat(5));
    assertThat(back.logLikelihoods(documents)).isEqualTo(model.logLikelihoods(documents));
    assertThat(bytes(back)).isEqualTo(bytes(model));
  }

  /** The longest document that it learned from has 18 letters. */
  @Test
  void remembersHowLongItsDocumentsMayBe() throws IOException {
    SamplingSettings neverEnds = new SamplingSettings(8, 100, 0, 1, 1, 0);
    GptLearner learner = Tiny.learner(Tiny.training(5), neverEnds, Tiny.END);
    LanguageModel back = learner.load(new ByteArrayInputStream(bytes(model)));
    assertThat(back.write(400, Tiny.random("write")))
        .allMatch(text -> text.length() <= 19)
        .anyMatch(text -> text.length() == 19);
  }

  @Test
  void refusesACheckpointOfAnotherShape() {
    assertThatThrownBy(
            () ->
                learner(new GptShape(16, 16, 1, 2), Tiny.LETTERS)
                    .load(new ByteArrayInputStream(bytes(model))))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the checkpoint is a GptConfig[symbols=7, context=16, width=16, layers=2, heads=2],"
                + " but the learner makes a"
                + " GptConfig[symbols=7, context=16, width=16, layers=1, heads=2]");
  }

  @Test
  void refusesACheckpointOfAnotherTokenizer() {
    assertThatThrownBy(
            () -> learner(Tiny.SHAPE, new Letters(5)).load(new ByteArrayInputStream(bytes(model))))
        .isInstanceOf(IOException.class)
        .hasMessage("the checkpoint was made with another tokenizer");
  }

  @Test
  void refusesWhatIsNoCheckpoint() {
    assertThatThrownBy(
            () -> learner(Tiny.SHAPE, Tiny.LETTERS).load(new ByteArrayInputStream(new byte[100])))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the checkpoint");
  }
}
