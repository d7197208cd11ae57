package wellspring.model.safetensors;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A way to store a real number that can be read as a float. */
enum FloatFormat {
  /** 64 bits; what a float cannot hold is rounded, or becomes infinite. */
  F64(8) {
    @Override
    float next(ByteBuffer bytes) {
      return (float) bytes.getDouble();
    }
  },
  /** 32 bits. */
  F32(4) {
    @Override
    float next(ByteBuffer bytes) {
      return bytes.getFloat();
    }
  },
  /** IEEE 754 binary16: 1 bit sign, 5 bits exponent, 10 bits fraction. */
  F16(2) {
    @Override
    float next(ByteBuffer bytes) {
      return half(bytes.getShort());
    }
  },
  /** The upper half of a 32-bit float. */
  BF16(2) {
    @Override
    float next(ByteBuffer bytes) {
      return Float.intBitsToFloat(bytes.getShort() << 16);
    }
  };

  private static final int HALF_EXPONENT_MAX = 0x1f;
  private static final float HALF_SUBNORMAL_UNIT = 0x1p-24f;

  private final int bytes;

  FloatFormat(int bytes) {
    this.bytes = bytes;
  }

  /** How many bytes one number takes. */
  int bytes() {
    return bytes;
  }

  /** Reads the next number of a little-endian buffer. */
  abstract float next(ByteBuffer bytes);

  /** Reads all numbers of a little-endian buffer into {@code values}, from place {@code at} on. */
  void decode(ByteBuffer from, float[] values, int at) {
    int next = at;
    while (from.hasRemaining()) {
      values[next++] = next(from);
    }
  }

  /** The format with this name; empty if its numbers cannot be read as floats. */
  static Optional<FloatFormat> of(String dtype) {
    return switch (dtype) {
      case "F64" -> Optional.of(F64);
      case "F32" -> Optional.of(F32);
      case "F16" -> Optional.of(F16);
      case "BF16" -> Optional.of(BF16);
      default -> Optional.empty();
    };
  }

  private static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >>> 10 & HALF_EXPONENT_MAX;
    int fraction = bits & 0x3ff;
    int magnitude;
    if (exponent == 0) {
      magnitude = Float.floatToRawIntBits(fraction * HALF_SUBNORMAL_UNIT);
    } else {
      int wide = exponent == HALF_EXPONENT_MAX ? 0xff : exponent + 127 - 15;
      magnitude = wide << 23 | fraction << 13;
    }
    return Float.intBitsToFloat(sign | magnitude);
  }
}
