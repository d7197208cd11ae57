package wellspring.model.learner.gpt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import wellspring.model.text.symbol.TokenizerText;

/** A GPT-2 of two small blocks: one that transformers made, and random ones of its size. */
final class TinyGpt {
  static final GptConfig CONFIG = new GptConfig(40, 16, 8, 2, 2);

  private TinyGpt() {}

  /** The folder that {@code bench/fixture.py} made. Nobody writes there. */
  static Path folder() {
    try {
      return Path.of(TinyGpt.class.getResource("tiny-gpt2").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One of its files, as text. */
  static String text(String name) {
    try {
      return Files.readString(folder().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy, to spoil. */
  static Path copyTo(Path folder) throws IOException {
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(folder().resolve(name), folder.resolve(name));
    }
    return folder;
  }

  /** Random weights of an architecture. */
  static GptWeights weights(GptConfig config, long seed) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    List<float[]> values = new ArrayList<>();
    for (GptWeights.Parameter parameter : GptWeights.parameters(config)) {
      float[] some = new float[parameter.size()];
      for (int i = 0; i < some.length; i++) {
        some[i] = random.nextFloat() - 0.5f;
      }
      values.add(some);
    }
    return new GptWeights(config, values);
  }

  /** A tokenizer of so many words and, last, the boundary. */
  static TokenizerText tokenizer(int words) {
    return TokenizerText.of(tokenizerJson(words), "the tokenizer");
  }

  /** Its file. */
  static String tokenizerJson(int words) {
    StringBuilder vocabulary = new StringBuilder();
    IntStream.range(0, words).forEach(i -> vocabulary.append("\"w%d\":%d,".formatted(i, i)));
    vocabulary.setLength(Math.max(0, vocabulary.length() - 1));
    return """
        {"added_tokens":[{"id":%d,"content":"<|endoftext|>","special":true}],
         "model":{"type":"WordLevel","vocab":{%s},"unk_token":"w0"}}
        """
        .formatted(words, vocabulary);
  }

  static byte[] bytes(GptCheckpoint checkpoint) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    checkpoint.write(out);
    return out.toByteArray();
  }
}
