package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.model.hash.Sha256;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.matrix.MatrixLearner;
import wellspring.model.random.Seed;

class FileCheckpointStoreTest {
  private static final ZipfLanguage LANGUAGE = new ZipfLanguage(20, 1, 5);
  private static final MatrixLearner LEARNER =
      new MatrixLearner(1, 0.5, LANGUAGE.tokenizer(), LANGUAGE.documentEnd());

  @TempDir private Path folder;

  @Test
  void namesACheckpointByTheHashOfItsBytes() throws IOException {
    String hash = new FileCheckpointStore(folder, false).save(model(1));
    assertThat(folder.resolve(hash)).exists();
    assertThat(Sha256.hex(Files.readAllBytes(folder.resolve(hash)))).isEqualTo(hash);
  }

  @Test
  void anotherStoreReadsTheSameModel() {
    LanguageModel model = model(1);
    String hash = new FileCheckpointStore(folder, false).save(model);
    LanguageModel read = new FileCheckpointStore(folder, false).load(hash, LEARNER);
    assertThat(read.write(20, new Seed(3).stream("write", "m", 0)))
        .isEqualTo(model.write(20, new Seed(3).stream("write", "m", 0)));
  }

  @Test
  void sameModelIsKeptOnce() throws IOException {
    FileCheckpointStore store = new FileCheckpointStore(folder, false);
    assertThat(store.save(model(1))).isEqualTo(store.save(model(1)));
    assertThat(store.save(model(2))).isNotEqualTo(store.save(model(1)));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void missingOrDamagedCheckpointIsAnErrorThatNamesTheFile() throws IOException {
    String hash = new FileCheckpointStore(folder, false).save(model(1));
    Files.write(folder.resolve(hash), new byte[] {1, 2, 3});
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> new FileCheckpointStore(folder, false).load(hash, LEARNER))
        .withMessageContaining(hash);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> new FileCheckpointStore(folder, false).load("none", LEARNER))
        .withMessageContaining("none");
  }

  @Test
  void modelThatCannotBeWrittenLeavesNothing() throws IOException {
    LanguageModel broken = new TornModel();
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> new FileCheckpointStore(folder, false).save(broken))
        .withMessageContaining("no space left");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void modelThatWasJustSavedNeedNotBeRead() throws IOException {
    FileCheckpointStore store = new FileCheckpointStore(folder, false);
    LanguageModel model = model(1);
    String hash = store.save(model);
    Files.delete(folder.resolve(hash));
    assertThat(store.load(hash, LEARNER)).isSameAs(model);
  }

  /** A model whose checkpoint breaks off. */
  private static final class TornModel implements LanguageModel {
    @Override
    public List<String> write(int documents, UniformRandomProvider random) {
      return List.of();
    }

    @Override
    public double[] logLikelihoods(List<String> documents) {
      return new double[documents.size()];
    }

    @Override
    public Optional<TokenDistribution> nextToken() {
      return Optional.empty();
    }

    @Override
    public void save(OutputStream out) throws IOException {
      out.write(new byte[100_000]);
      throw new IOException("no space left");
    }
  }

  private static LanguageModel model(long seed) {
    List<String> documents = LANGUAGE.heldOut(new Seed(seed), 30);
    return LEARNER.fit(documents, Optional.empty());
  }
}
