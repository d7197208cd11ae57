package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.model.engine.JsonTokenizer;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.SilentModel;
import wellspring.model.learner.gpt.TrainingSettings.Precision;
import wellspring.model.text.Letters;
import wellspring.model.text.ModelTokenizer;

/** Where a training begins: at a folder's weights, at a previous model's, or at random ones. */
class GptStartTest {
  private static final GptShape SHAPE = new GptShape(16, 8, 2, 2);
  private static final ModelTokenizer TOKENIZER =
      JsonTokenizer.of(TinyGpt.text("tokenizer.json"), "tokenizer.json");
  private static final String C =
      """
      {"id": 3, "content": "c", "single_word": false, "lstrip": false, "rstrip": false,
       "normalized": false, "special": true}""";

  private static final List<String> DOCUMENTS =
      List.of("the cat sat on the mat.", "what is the time?", "", "no one knows!");

  @TempDir Path folder;

  private static GptLearner learner(GptShape shape, ModelTokenizer tokenizer, Path init) {
    GptSettings settings =
        new GptSettings(shape, Tiny.training(1, 0, 1e-3), Tiny.SAMPLING, Tiny.END, false);
    return new GptLearner(settings, () -> tokenizer, Optional.of(init), List::of, Tiny.DEVICES);
  }

  private static List<FitRequest.FitProgress> told(
      GptLearner learner, List<String> documents, Optional<LanguageModel> previous, String lots) {
    List<FitRequest.FitProgress> told = new ArrayList<>();
    Tiny.result(
        () ->
            learner
                .fit(new FitRequest("m", documents, previous, Tiny.random(lots), told::add))
                .toCompletableFuture()
                .join());
    return told;
  }

  /** The oracle computes the first batch's cross-entropy in Java, from the folder's logits. */
  @Test
  void theFirstLossIsThatOfTheFoldersModel() {
    List<FitRequest.FitProgress> told =
        told(learner(SHAPE, TOKENIZER, TinyGpt.folder()), DOCUMENTS, Optional.empty(), "fit");
    List<int[]> documents = DOCUMENTS.stream().map(TOKENIZER::encode).toList();
    TrainingRows rows = new TrainingRows(documents, TOKENIZER.boundary(), 16, Tiny.random("fit"));
    long[] tokens = new long[4 * 16];
    long[] targets = new long[4 * 16];
    for (int row = 0; row < 4; row++) {
      rows.next(tokens, targets, 16 * row);
    }
    assertThat(told.get(0).loss()).isCloseTo(crossEntropy(tokens, targets), within(1e-5));
  }

  private static double crossEntropy(long[] tokens, long[] targets) {
    float[] logits =
        Tiny.DEVICES
            .submit(
                workspace ->
                    GptNetwork.load(workspace, Transformers.TINY, Precision.FLOAT32)
                        .logits(workspace, workspace.longs(tokens, 4, 16)))
            .join();
    int symbols = TinyGpt.CONFIG.symbols();
    double total = 0;
    for (int place = 0; place < tokens.length; place++) {
      double partition = 0;
      for (int symbol = 0; symbol < symbols; symbol++) {
        partition += StrictMath.exp(logits[place * symbols + symbol]);
      }
      total += StrictMath.log(partition) - logits[place * symbols + (int) targets[place]];
    }
    return total / tokens.length;
  }

  @Test
  void withoutAPreviousModelItBeginsAtTheFolderEveryTime() {
    GptLearner learner = learner(SHAPE, TOKENIZER, TinyGpt.folder());
    for (String lots : List.of("one", "two")) {
      GptModel model = Tiny.fit(learner, DOCUMENTS, Tiny.random(lots));
      assertThat(Differences.largest(model.weights(), Transformers.TINY))
          .isBetween(0.5e-3, 1.5e-3); // one step of AdamW moves a weight by the learning rate
    }
  }

  @Test
  void aPreviousModelGoesBeforeTheFolder() {
    GptLearner learner = learner(SHAPE, TOKENIZER, TinyGpt.folder());
    GptModel first = Tiny.fit(learner, DOCUMENTS);
    List<LanguageModel> second =
        learner
            .fitTogether(
                List.of(
                    new FitRequest(
                        "m", DOCUMENTS, Optional.of(first), Tiny.random("fit"), told -> {})))
            .toCompletableFuture()
            .join();
    GptWeights after = ((GptModel) second.get(0)).weights();
    assertThat(Differences.largest(after, first.weights())).isLessThan(1.5e-3);
    assertThat(Differences.largest(after, Transformers.TINY)).isGreaterThan(1.6e-3);
  }

  @Test
  void documentsEndWhereTheFolderSaysAndTheExportSaysTheSame() throws IOException {
    TinyGpt.copyTo(folder);
    Path file = folder.resolve("tokenizer.json");
    String withSpecialC = Files.readString(file).replaceFirst("\\{\\s*\"id\": 38,", C + ", $0");
    Files.writeString(file, withSpecialC);
    Path config = folder.resolve("config.json");
    Files.writeString(
        config, Files.readString(config).replace("_token_id\": 38", "_token_id\": 3"));

    JsonTokenizer tokenizer = JsonTokenizer.read(file);
    assertThat(tokenizer.boundary()).isEqualTo(3);
    GptLearner learner = learner(SHAPE, tokenizer, folder);
    Path saved = folder.resolve("saved");
    try (OutputStream out = Files.newOutputStream(saved)) {
      Tiny.fit(learner, DOCUMENTS).save(out);
    }
    GptFiles.export(saved, folder.resolve("exported"));

    assertThat(folder.resolve("exported/config.json")).content().contains("\"eos_token_id\": 3,");
    assertThat(folder.resolve("exported/tokenizer_config.json"))
        .content()
        .contains("\"eos_token\": \"c\"");
    assertThat(learner.load(new ByteArrayInputStream(Files.readAllBytes(saved)))).isNotNull();
    GptLearner otherEnd = learner(SHAPE, JsonTokenizer.of(tokenizer.json(), "it"), folder);
    assertThatThrownBy(() -> otherEnd.load(new ByteArrayInputStream(Files.readAllBytes(saved))))
        .isInstanceOf(IOException.class)
        .hasMessage("the checkpoint was made with another tokenizer");
  }

  @Test
  void saysThatThereIsNoFolder() {
    Path nothing = folder.resolve("nothing");
    assertRefused(learner(SHAPE, TOKENIZER, nothing), "there is no file or folder " + nothing);
  }

  @Test
  void refusesAFolderOfAnotherShape() {
    for (int context : new int[] {8, 32}) {
      GptShape other = new GptShape(context, 8, 2, 2);
      assertRefused(
          learner(other, TOKENIZER, TinyGpt.folder()),
          "the model in %s is a %s, but the learner makes a %s"
              .formatted(TinyGpt.folder(), TinyGpt.CONFIG, other.config(39)));
    }
  }

  @Test
  void refusesAFolderThatKnowsTooFewSymbols() {
    assertRefused(
        learner(SHAPE, new Letters(40), TinyGpt.folder()),
        "the model in %s is a %s, but the learner makes a %s"
            .formatted(TinyGpt.folder(), TinyGpt.CONFIG, SHAPE.config(41)));
  }

  @Test
  void refusesAPreviousModelOfAnotherShape() {
    GptModel previous = Tiny.random(Tiny.SHAPE, Tiny.SAMPLING, Tiny.END);
    assertThatThrownBy(
            () ->
                told(
                    learner(SHAPE, TOKENIZER, TinyGpt.folder()),
                    DOCUMENTS,
                    Optional.of(previous),
                    "fit"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "the previous model is a GptConfig[symbols=7, context=16, width=16");
  }

  @Test
  void refusesAPreviousModelThatIsNoGpt() {
    assertThatThrownBy(
            () ->
                told(
                    learner(SHAPE, TOKENIZER, TinyGpt.folder()),
                    DOCUMENTS,
                    Optional.of(new SilentModel()),
                    "fit"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a gpt cannot start from a SilentModel");
  }

  private static void assertRefused(GptLearner learner, String why) {
    assertThatThrownBy(() -> told(learner, List.of("a".repeat(40)), Optional.empty(), "fit"))
        .hasMessage(why);
  }
}
