package wellspring.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wellspring.model.safetensors.RawFile.entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  private static final String REFERENCE =
      "/wellspring/model/learner/gpt/tiny-gpt2/model.safetensors";
  private static final Map<String, String> METADATA =
      Map.of("format", "pt", "note", "\"quoted\" \\ \n \u0001 \u00fc \ud83d\ude00");

  @Test
  void writesTheBytesThatTheReferenceImplementationWrites() throws IOException {
    byte[] reference = reference();
    SafetensorsReader reader = reader(reference);
    Map<String, String> metadata = reader.header().metadata();
    assertThat(bytes(metadata, reader.read(name -> true))).isEqualTo(reference);
  }

  private static byte[] reference() throws IOException {
    try (InputStream in = SafetensorsTest.class.getResourceAsStream(REFERENCE)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void givesBackWhatWasWritten(long seed, @TempDir Path folder) throws IOException {
    Map<String, TensorData> tensors = tensors(seed);
    byte[] file = bytes(METADATA, tensors);
    assertThat(reader(file).header().metadata()).isEqualTo(METADATA);
    assertSame(reader(file).read(name -> true), tensors);
    Path path = Files.write(folder.resolve("file"), file);
    try (SafetensorsReader reader = SafetensorsReader.open(path)) {
      assertThat(reader.header().metadata()).isEqualTo(METADATA);
      assertSame(reader.read(name -> true), tensors);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void writesTheSameBytesInWhateverOrderTensorsCome(long seed) throws IOException {
    Map<String, TensorData> tensors = tensors(seed);
    List<String> names = new ArrayList<>(tensors.keySet());
    ListSampler.shuffle(RandomSource.XO_RO_SHI_RO_128_PP.create(-seed), names);
    Map<String, TensorData> shuffled = new LinkedHashMap<>();
    names.forEach(name -> shuffled.put(name, tensors.get(name)));
    assertThat(bytes(METADATA, shuffled)).isEqualTo(bytes(METADATA, tensors));
  }

  @Test
  void beginsTheNumbersAtAMultipleOfEightBytes() throws IOException {
    for (int length = 1; length <= 9; length++) {
      Map<String, TensorData> one =
          Map.of("x".repeat(length), new TensorData(List.of(), new float[1]));
      byte[] file = bytes(Map.of(), one);
      long header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
      assertThat(header).isEqualTo(file.length - 12L);
      assertThat(header % 8).isZero();
    }
  }

  @Test
  void readsTensorsThatStandInAnotherOrderThanTheirNumbers() throws IOException {
    String json =
        "{" + entry("a", "F32", "[1]", 4, 8) + "," + entry("b", "F32", "[]", 0, 4) + "}   ";
    byte[] data =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(2).putFloat(3).array();
    SortedMap<String, TensorData> read = RawFile.read(RawFile.of(json, data));
    assertThat(read.get("a").values()).containsExactly(3);
    assertThat(read.get("b").values()).containsExactly(2);
    assertThat(read.get("b").shape()).isEmpty();
  }

  @Test
  void stepsOverTensorsThatNobodyWants() throws IOException {
    String json =
        "{"
            + entry("mask", "BOOL", "[1,100000]", 0, 100_000)
            + ","
            + entry("odd", "F4", "[2]", 100_000, 100_001)
            + ","
            + entry("w", "F32", "[1]", 100_001, 100_005)
            + "}";
    ByteBuffer data = ByteBuffer.allocate(100_005).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(100_001, 2.5f);
    SortedMap<String, TensorData> read =
        reader(RawFile.of(json, data.array())).read(name -> name.equals("w"));
    assertThat(read).containsOnlyKeys("w");
    assertThat(read.get("w").values()).containsExactly(2.5f);
  }

  @Test
  void readsAStreamWithATensorOfManyMegabytes() throws IOException {
    float[] values = new float[9_000_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    byte[] file = bytes(Map.of(), Map.of("a", new TensorData(List.of(values.length), values)));
    assertThat(reader(file).read(name -> true).get("a").values()).isEqualTo(values);
  }

  @Test
  void keepsTheNameOfTheMetadataFree() {
    Map<String, TensorData> tensors =
        Map.of("__metadata__", new TensorData(List.of(), new float[1]));
    assertThatThrownBy(() -> bytes(Map.of(), tensors))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no tensor can be called __metadata__");
  }

  @Test
  void refusesAHeaderThatNoReaderAccepts() {
    assertThatThrownBy(() -> bytes(Map.of("a", "x".repeat(100_000_000)), Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the limit is 100000000");
  }

  @Test
  void aTensorHasAsManyValuesAsItsShapeSays() {
    assertThatThrownBy(() -> new TensorData(List.of(2, 3), new float[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shape [2, 3] needs 6 values, not 5");
  }

  /** Some tensors of random names, shapes and bits, empty ones and single numbers among them. */
  private static Map<String, TensorData> tensors(long seed) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      List<Integer> shape = new ArrayList<>();
      int count = 1;
      for (int rank = random.nextInt(4); rank > 0; rank--) {
        shape.add(random.nextInt(30));
        count *= shape.get(shape.size() - 1);
      }
      float[] values = new float[count];
      for (int j = 0; j < count; j++) {
        values[j] = Float.intBitsToFloat(random.nextInt());
      }
      tensors.put(
          "h." + random.nextInt(1000) + "\u00e9\"\ud83d\ude00", new TensorData(shape, values));
    }
    return tensors;
  }

  private static void assertSame(Map<String, TensorData> actual, Map<String, TensorData> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, tensor) -> {
          assertThat(actual.get(name).shape()).isEqualTo(tensor.shape());
          assertThat(bits(actual.get(name))).isEqualTo(bits(tensor));
        });
  }

  private static int[] bits(TensorData tensor) {
    int[] bits = new int[tensor.values().length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(tensor.values()[i]);
    }
    return bits;
  }

  private static byte[] bytes(Map<String, String> metadata, Map<String, TensorData> tensors)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SafetensorsWriter.write(metadata, tensors, out);
    return out.toByteArray();
  }

  private static SafetensorsReader reader(byte[] file) throws IOException {
    return new SafetensorsReader(new ByteArrayInputStream(file), "the file");
  }
}
