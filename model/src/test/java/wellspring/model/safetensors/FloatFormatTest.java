package wellspring.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class FloatFormatTest {
  private static final int PATTERNS = 1 << 16;

  @Test
  void readsEveryHalf() throws IOException {
    assertReadsEveryPattern("F16", 5, 10);
  }

  @Test
  void readsEveryBrainFloat() throws IOException {
    assertReadsEveryPattern("BF16", 8, 7);
  }

  @Test
  void roundsDoublesToTheNearestFloat() throws IOException {
    double[] doubles = {0.1, -1e-50, 1e300, 1 + 0x1p-24 + 0x1p-40, Double.MIN_VALUE};
    ByteBuffer data = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : doubles) {
      data.putDouble(value);
    }
    float[] read = values("F64", doubles.length, data.array());
    assertThat(read).containsExactly(0.1f, -0f, Float.POSITIVE_INFINITY, 1 + 0x1p-23f, 0f);
  }

  private static void assertReadsEveryPattern(String dtype, int exponentBits, int fractionBits)
      throws IOException {
    ByteBuffer data = ByteBuffer.allocate(2 * PATTERNS).order(ByteOrder.LITTLE_ENDIAN);
    for (int bits = 0; bits < PATTERNS; bits++) {
      data.putShort((short) bits);
    }
    float[] read = values(dtype, PATTERNS, data.array());
    for (int bits = 0; bits < PATTERNS; bits++) {
      assertThat(read[bits])
          .as("%s %04x", dtype, bits)
          .isEqualTo(Float.valueOf((float) meaning(bits, exponentBits, fractionBits)));
    }
  }

  /** IEEE 754, 3.4: what a pattern of sign, exponent and fraction means. */
  private static double meaning(int bits, int exponentBits, int fractionBits) {
    int exponentMax = (1 << exponentBits) - 1;
    int bias = exponentMax / 2;
    int exponent = bits >> fractionBits & exponentMax;
    double fraction = (bits & ((1 << fractionBits) - 1)) / (double) (1 << fractionBits);
    double sign = bits >> 15 == 0 ? 1 : -1;
    if (exponent == exponentMax) {
      return fraction == 0 ? sign / 0 : Double.NaN;
    }
    return exponent == 0
        ? sign * StrictMath.scalb(fraction, 1 - bias)
        : sign * StrictMath.scalb(1 + fraction, exponent - bias);
  }

  private static float[] values(String dtype, int count, byte[] data) throws IOException {
    String header = "{" + RawFile.entry("a", dtype, "[" + count + "]", 0, data.length) + "}";
    return RawFile.read(RawFile.of(header, data)).get("a").values();
  }
}
