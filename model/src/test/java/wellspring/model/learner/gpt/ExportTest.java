package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wellspring.model.learner.gpt.TrainingSettings.Precision;
import wellspring.model.text.ByteTokenizer;
import wellspring.model.text.ModelTokenizer;
import wellspring.model.text.Vocabulary;
import wellspring.model.text.WordTokenizer;
import wellspring.model.text.symbol.LanguageTokenizer;
import wellspring.model.text.symbol.TokenizerText;

/**
 * Opens a model that was trained here with transformers, where there is a Python that has it: the
 * environment variable {@code WELLSPRING_PYTHON} names one, else {@code python3} is tried.
 */
@Timeout(300)
class ExportTest {
  private static final ModelTokenizer BYTES = LanguageTokenizer.of(new ByteTokenizer());
  private static final List<String> TEXTS = List.of("Wellspring", "a", "to be, or not to be");

  @TempDir Path folder;

  /** A text with marks that the language has, others, and a newline. */
  @Test
  void transformersReadsAnyTextAndWritesOnInTheWordsOfALanguage() throws Exception {
    String python = pythonWith("transformers");
    String text = "to be, or\nnot; or";
    WordTokenizer open = WordTokenizer.readingUnknownWords(vocabulary("to", "be", ",", "or", "\n"));
    JsonNode read = tokenizer(python, open, text);
    assertThat(read.get("ids")).hasToString("[0,1,2,3,4,5,5,3]");
    assertThat(read.get("after").textValue())
        .isEqualTo(" be, or\nor"); // unknown words are left out
    assertThat(read.get("unknown").intValue()).isEqualTo(5);
    assertThat(read.get("pad").intValue()).isEqualTo(6);

    JsonNode closed = tokenizer(python, new WordTokenizer(vocabulary("to", "be", "or")), text);
    assertThat(closed.get("ids")).hasToString("[0,1,3,2,3,3,3,2]");
    assertThat(closed.get("after").textValue()).isEqualTo(" be or or");
    assertThat(closed.get("unknown").intValue()).isEqualTo(3);
    assertThat(closed.get("pad").intValue()).isEqualTo(3);
  }

  private static Vocabulary vocabulary(String... words) {
    return new Vocabulary(List.of(words));
  }

  private JsonNode tokenizer(String python, WordTokenizer words, String text) throws Exception {
    ModelTokenizer tokenizer = LanguageTokenizer.of(words);
    GptWeights weights = TinyGpt.weights(new GptConfig(tokenizer.symbols(), 4, 2, 1, 1), 1);
    Path exported = folder.resolve("words" + tokenizer.symbols());
    new GptFolder(weights, TokenizerText.of(tokenizer.json(), "it")).export(exported);
    String script = Path.of("bench", "check_tokenizer.py").toString();
    return answer(run(python, script, exported.toString(), text));
  }

  private String pythonWith(String... modules) throws InterruptedException {
    String python = Optional.ofNullable(System.getenv("WELLSPRING_PYTHON")).orElse("python3");
    assumeTrue(
        run(python, "-c", "import " + String.join(", ", modules)).status() == 0,
        "%s has no %s; set WELLSPRING_PYTHON to one that has"
            .formatted(python, String.join(" and ", modules)));
    return python;
  }

  @Test
  void transformersComputesTheLogitsOfAnExportedModel() throws Exception {
    String python = pythonWith("torch", "transformers");
    GptModel model = trained();
    Path checkpoint = folder.resolve("checkpoint");
    try (var out = Files.newOutputStream(checkpoint)) {
      model.save(out);
    }
    GptFiles.export(checkpoint, folder.resolve("exported"));
    List<String> command =
        new ArrayList<>(
            List.of(
                python,
                Path.of("bench", "check_export.py").toString(),
                folder.resolve("exported").toString()));
    TEXTS.forEach(text -> command.add(row(text)));
    compare(model, answer(run(command.toArray(new String[0]))));
  }

  private static JsonNode answer(Ran ran) throws IOException {
    assertThat(ran.status()).as(ran.out()).isZero();
    String answer = ran.out().lines().filter(line -> line.startsWith("{")).findFirst().orElse("");
    return new ObjectMapper().readTree(answer);
  }

  private static GptModel trained() {
    GptSettings settings =
        new GptSettings(
            new GptShape(32, 24, 3, 3),
            Tiny.training(new TrainingSettings.Steps(30), 0.1, 1e-2, Precision.FLOAT32),
            Tiny.SAMPLING,
            Tiny.END,
            true);
    GptLearner learner =
        new GptLearner(settings, () -> BYTES, Optional.empty(), List::of, Tiny.DEVICES);
    return Tiny.fit(learner, TEXTS);
  }

  private static void compare(GptModel model, JsonNode answer) {
    assertThat(answer.get("symbols").intValue()).isEqualTo(BYTES.symbols());
    assertThat(answer.get("boundary").intValue()).isEqualTo(BYTES.boundary());
    for (int i = 0; i < TEXTS.size(); i++) {
      String text = TEXTS.get(i);
      assertThat(answer.get("text").get(i).textValue()).isEqualTo("<|endoftext|>" + text);
      int[] tokens = BYTES.encode(text);
      for (int place = 0; place <= tokens.length; place++) {
        double[] ours = model.next(List.of(Arrays.copyOf(tokens, place))).get(0);
        JsonNode logits = answer.get("logits").get(i).get(place);
        double partition = 0;
        for (JsonNode logit : logits) {
          partition += StrictMath.exp(logit.doubleValue());
        }
        for (int symbol = 0; symbol < ours.length; symbol++) {
          double theirs = StrictMath.exp(logits.get(symbol).doubleValue()) / partition;
          assertThat(ours[symbol]).isCloseTo(theirs, within(1e-5));
        }
      }
    }
  }

  private static String row(String text) {
    return BYTES.boundary()
        + Arrays.stream(BYTES.encode(text))
            .mapToObj(token -> "," + token)
            .collect(Collectors.joining());
  }

  /** What a command came to; a status of -1 if there is no such command. */
  private record Ran(int status, String out) {}

  private Ran run(String... command) throws InterruptedException {
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      return new Ran(process.waitFor(), Files.readString(out));
    } catch (IOException e) {
      return new Ran(-1, e.getMessage());
    }
  }
}
