package wellspring.model.learner.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wellspring.model.learner.Checkpoints.bytes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.ListSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.model.learner.matrix.Worlds.World;
import wellspring.model.text.DocumentEnd;

class MatrixCheckpointTest {
  private static final World WORLD = new World(3, 0.5, 5, new DocumentEnd.EndSymbol(9), 4);
  private static final World TINY = new World(1, 0, 2, new DocumentEnd.FixedLength(3), 4);

  @ParameterizedTest
  @MethodSource("wellspring.model.learner.matrix.Worlds#all")
  void comesBackAsTheSameModel(World world) throws IOException {
    MatrixModel model = MatrixProbabilityTest.fit(world, world.tokens("learn", 12));
    MatrixModel loaded = world.learner().load(new ByteArrayInputStream(bytes(model)));
    assertThat(bytes(loaded)).isEqualTo(bytes(model));
    assertThat(loaded.write(40, world.random("write")))
        .isEqualTo(model.write(40, world.random("write")));
    List<String> judged = world.texts(world.tokens("judge", 40));
    assertThat(loaded.logLikelihoods(judged)).isEqualTo(model.logLikelihoods(judged));
  }

  @ParameterizedTest
  @MethodSource("wellspring.model.learner.matrix.Worlds#all")
  void doesNotDependOnTheOrderOfDocuments(World world) {
    List<int[]> documents = world.tokens("learn", 12);
    List<int[]> shuffled = new ArrayList<>(documents);
    ListSampler.shuffle(world.random("shuffle"), shuffled);
    assertThat(bytes(MatrixProbabilityTest.fit(world, shuffled)))
        .isEqualTo(bytes(MatrixProbabilityTest.fit(world, documents)));
  }

  @Test
  void survivesCountsThatNeedManyBytes() throws IOException {
    World world = new World(0, 0, 300, new DocumentEnd.FixedLength(100_000), 2);
    int[] document = world.tokens(100_000, world.random("learn"));
    MatrixModel model = MatrixProbabilityTest.fit(world, List.of(document));
    MatrixModel loaded = world.learner().load(new ByteArrayInputStream(bytes(model)));
    assertThat(loaded.nextToken().orElseThrow().after(new int[0]))
        .isEqualTo(model.nextToken().orElseThrow().after(new int[0]));
  }

  @Test
  void minusZeroIsNoOtherPriorThanZero() throws IOException {
    World world = new World(1, -0.0, 2, new DocumentEnd.FixedLength(3), 4);
    assertThat(checkpoint(world)).isEqualTo(checkpoint(TINY));
    assertThat(bytes(load(TINY, checkpoint(world)))).isEqualTo(checkpoint(TINY));
  }

  @Test
  void rejectsEveryTruncation() {
    byte[] whole = checkpoint(WORLD);
    for (int length = 0; length < whole.length; length++) {
      assertRejected(WORLD, Arrays.copyOf(whole, length));
    }
  }

  @Test
  void rejectsEveryBrokenBit() {
    byte[] whole = checkpoint(WORLD);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] broken = whole.clone();
      broken[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRejected(WORLD, broken);
    }
  }

  @Test
  void rejectsWhatFollowsTheEnd() {
    byte[] whole = checkpoint(WORLD);
    assertRejected(WORLD, Arrays.copyOf(whole, whole.length + 1));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void rejectsCountsThatContradictEachOther(String why, int[] counts) throws IOException {
    assertThatThrownBy(() -> load(TINY, written(1, 0, counts)))
        .as(why)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("contradict");
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        Arguments.of("a symbol beyond the start symbol", new int[] {1, 3, 1, 0}),
        Arguments.of("more than 2^31 - 1 in all", new int[] {2, 0, Integer.MAX_VALUE, 0, 1, 0, 0}),
        Arguments.of("w0 w1 without a w1", new int[] {1, 0, 2, 1, 1, 1}));
  }

  @Test
  void readsCountsThatAgree() throws IOException {
    MatrixModel model = load(TINY, written(1, 0, new int[] {2, 0, 2, 0, 1, 1, 1, 1, 0}));
    double[] row = model.nextToken().orElseThrow().after(new int[] {0});
    assertThat(row).containsExactly(0, 1);
  }

  @Test
  void rejectsAnUnknownVersionAndAnUnknownEnding() {
    assertThatThrownBy(() -> load(TINY, written(3, 0, new int[0])))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 3");
    assertThatThrownBy(() -> load(TINY, written(1, 7, new int[0])))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ending");
  }

  /** A checkpoint of order 1, prior 0, two tokens and three tokens a document. */
  private static byte[] written(int version, int ending, int[] counts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CheckedOutput out = new CheckedOutput(bytes);
    for (byte letter : "WSMATRIX".getBytes(UTF_8)) {
      out.writeByte(letter);
    }
    out.writeByte(version);
    out.writeByte(1);
    out.writeByte(ending);
    out.writeCount(3);
    out.writeCount(2);
    out.writeLong(0);
    for (int count : counts) {
      out.writeCount(count);
    }
    out.finish();
    return bytes.toByteArray();
  }

  @Test
  void rejectsForeignBytes() {
    assertThatThrownBy(() -> load(WORLD, "This is no matrix, nor was it ever one.".getBytes(UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no checkpoint of a matrix");
  }

  @ParameterizedTest
  @MethodSource("wellspring.model.learner.matrix.MatrixWarmStartTest#others")
  void rejectsTheCheckpointOfAnotherLearner(World other) {
    assertThatThrownBy(
            () -> load(new World(2, 0.5, 4, new DocumentEnd.EndSymbol(6), 8), checkpoint(other)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("but this learner makes");
  }

  private static byte[] checkpoint(World world) {
    return bytes(MatrixProbabilityTest.fit(world, world.tokens("learn", 4)));
  }

  private static void assertRejected(World world, byte[] checkpoint) {
    assertThatThrownBy(() -> load(world, checkpoint)).isInstanceOf(IOException.class);
  }

  private static MatrixModel load(World world, byte[] checkpoint) throws IOException {
    return world.learner().load(new ByteArrayInputStream(checkpoint));
  }
}
