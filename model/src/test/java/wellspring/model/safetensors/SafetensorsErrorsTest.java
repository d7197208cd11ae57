package wellspring.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wellspring.model.safetensors.RawFile.entry;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsErrorsTest {
  private static final String A = entry("a", "F32", "[2]", 0, 8);

  @ParameterizedTest
  @MethodSource("brokenHeaders")
  void saysWhatIsWrongWithAHeader(String header, String problem) {
    assertThatThrownBy(() -> RawFile.read(RawFile.of(header, new byte[16])))
        .isInstanceOf(IOException.class)
        .hasMessage("the file is no safetensors file: " + problem);
  }

  static Stream<Arguments> brokenHeaders() {
    return Stream.of(
        Arguments.of("", "its header does not begin with {"),
        Arguments.of(" {}", "its header does not begin with {"),
        Arguments.of("{} {}", "something follows the JSON of its header"),
        Arguments.of("{\"__metadata__\":3}", "its metadata is no JSON object"),
        Arguments.of("{\"__metadata__\":{\"a\":3}}", "its metadata 'a' is no string"),
        Arguments.of("{\"a\":[]}", "what it says of tensor 'a' is no JSON object"),
        Arguments.of(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}",
            "tensor 'a' lacks a dtype, a shape or two data_offsets"),
        Arguments.of(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8]}}",
            "tensor 'a' lacks a dtype, a shape or two data_offsets"),
        Arguments.of("{\"a\":{\"order\":\"big\"}}", "tensor 'a' has an unknown 'order'"),
        Arguments.of("{\"a\":{\"dtype\":4}}", "the dtype of tensor 'a' is no string"),
        Arguments.of("{\"a\":{\"shape\":4}}", "the shape of tensor 'a' is no list"),
        Arguments.of(
            "{\"a\":{\"shape\":[2.0]}}", "the shape of tensor 'a' has something else than counts"),
        Arguments.of(
            "{\"a\":{\"shape\":[-2]}}", "the shape of tensor 'a' has something else than counts"),
        Arguments.of(
            "{\"a\":{\"data_offsets\":[null,8]}}",
            "the data_offsets of tensor 'a' has something else than counts"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void saysWhichTensorContradicts(String tensors, String problem) {
    assertThatThrownBy(() -> RawFile.read(RawFile.of("{" + tensors + "}", new byte[16])))
        .isInstanceOf(IOException.class)
        .hasMessage("the file is no safetensors file: " + problem);
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        Arguments.of(
            entry("a", "F32", "[2,3]", 0, 16),
            "tensor 'a' of dtype F32 and shape [2, 3] needs 24 bytes, but has 16"),
        Arguments.of(
            entry("a", "F32", "[2000000000,2000000000,2000000000]", 0, 16),
            "tensor 'a' of shape [2000000000, 2000000000, 2000000000] has more numbers than a file"
                + " can hold"),
        Arguments.of(
            entry("a", "F32", "[2]", 16, 8),
            "tensor 'a' ends at byte 8, before it begins at byte 16"),
        Arguments.of(
            entry("a", "F32", "[2]", 8, 16),
            "tensor 'a' begins at byte 8 of the data, but the one before ends at byte 0"),
        Arguments.of(
            A + "," + entry("b", "F32", "[1]", 12, 16),
            "tensor 'b' begins at byte 12 of the data, but the one before ends at byte 8"),
        Arguments.of(
            A + "," + entry("b", "F32", "[2]", 4, 12),
            "tensor 'b' begins at byte 4 of the data, but the one before ends at byte 8"),
        Arguments.of(A, "something follows its last tensor, from byte 70 on"));
  }

  @Test
  void refusesANameThatComesTwice() {
    assertThatThrownBy(() -> RawFile.read(RawFile.of("{" + A + "," + A + "}", new byte[8])))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no safetensors file")
        .hasMessageContaining("Duplicate field 'a'");
  }

  @Test
  void refusesAHeaderThatIsNoUtf8() {
    byte[] file = RawFile.of("{\"\u00e9\":3}", new byte[0]);
    file[10] = (byte) 0xff;
    assertThatThrownBy(() -> RawFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage("the file is no safetensors file: its header is no UTF-8");
  }

  @ParameterizedTest
  @ValueSource(longs = {100_000_001, Long.MAX_VALUE, -1})
  void refusesAHeaderBeyondTheLimit(long length) {
    assertThatThrownBy(() -> RawFile.read(RawFile.of(length, "{}", new byte[0])))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the file is no safetensors file: its header would have %s bytes, the limit is 100000000",
            Long.toUnsignedString(length));
  }

  @Test
  void saysWhereATruncatedFileEnds(@TempDir Path folder) throws IOException {
    byte[] whole = RawFile.of("{" + A + "}", new byte[8]);
    byte[] part = Arrays.copyOf(whole, whole.length - 1);
    String problem =
        " is truncated: tensor 'a' ends at byte %d, but the file has only %d"
            .formatted(whole.length, part.length);
    assertThatThrownBy(() -> RawFile.read(part)).hasMessage("the file" + problem);
    Path file = Files.write(folder.resolve("part"), part);
    assertThatThrownBy(() -> SafetensorsReader.open(file)).hasMessage(file + problem);
    assertThatThrownBy(() -> RawFile.read(Arrays.copyOf(whole, 20)))
        .hasMessage("the file is truncated: the header ends at byte 62, but the file has only 20");
    assertThatThrownBy(() -> RawFile.read(new byte[7]))
        .hasMessage("the file is no safetensors file: it has only 7 bytes");
  }

  @Test
  void refusesGarbageAtTheEndOfAFile(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("long"), RawFile.of("{" + A + "}", new byte[9]));
    assertThatThrownBy(() -> SafetensorsReader.open(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s is no safetensors file: something follows its last tensor, from byte 70 on", file);
  }

  @Test
  void refusesNumbersThatAreNotReal() {
    assertThatThrownBy(
            () -> RawFile.read(RawFile.of("{" + entry("a", "I64", "[1]", 0, 8) + "}", new byte[8])))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the file cannot be read: tensor 'a' has dtype I64; F64, F32, F16 and BF16 can be read");
  }

  @Test
  void takesMemoryForWhatIsThereNotForWhatAHeaderPromises() {
    long bytes = 4L * Integer.MAX_VALUE - 64;
    String huge = "{" + entry("a", "F32", "[" + bytes / 4 + "]", 0, bytes) + "}";
    assertTakesLittle(RawFile.of(huge, new byte[1000]));
    assertTakesLittle(RawFile.of(99_999_999, "{}", new byte[1000]));
    String many = "{" + entry("a", "F32", "[" + "2147483647,".repeat(4000) + "0]", 0, 0) + "}";
    assertTakesLittle(RawFile.of(many, new byte[1000]));
  }

  private static void assertTakesLittle(byte[] file) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> RawFile.read(file)).isInstanceOf(IOException.class);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(40_000_000);
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] whole = small();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> RawFile.read(part)).isInstanceOf(IOException.class);
    }
    assertThatCode(() -> RawFile.read(whole)).doesNotThrowAnyException();
  }

  @Test
  void survivesEveryBrokenBit() throws IOException {
    byte[] whole = small();
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] broken = whole.clone();
      broken[bit / 8] ^= (byte) (1 << (bit % 8));
      assertReadOrRefused(broken);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void survivesBrokenBytes(long seed) throws IOException {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    byte[] whole = small();
    for (int round = 0; round < 1000; round++) {
      byte[] broken = Arrays.copyOf(whole, random.nextInt(9, whole.length + 8));
      for (int i = random.nextInt(1, 8); i > 0; i--) {
        broken[random.nextInt(8, broken.length)] =
            (byte) "{}[],:\"0123456789-e\\".charAt(random.nextInt(20));
      }
      assertReadOrRefused(broken);
    }
  }

  private static void assertReadOrRefused(byte[] file) {
    try {
      RawFile.read(file);
    } catch (IOException e) {
      assertThat(e).hasMessageStartingWith("the file ");
    }
  }

  private static byte[] small() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Map<String, TensorData> tensors =
        Map.of(
            "wte", new TensorData(List.of(2, 3), new float[] {1, 2, 3, 4, 5, 6}),
            "ln.bias", new TensorData(List.of(1), new float[] {7}));
    SafetensorsWriter.write(Map.of("format", "pt", "more", "\"a\\b"), tensors, bytes);
    return bytes.toByteArray();
  }
}
