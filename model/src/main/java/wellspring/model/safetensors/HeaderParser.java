package wellspring.model.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the JSON of a header and checks all that it says, so that callers can allocate memory by
 * it. What a header may say: https://github.com/huggingface/safetensors#format.
 */
final class HeaderParser {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private final String file;

  /**
   * @param file how errors call what is read
   */
  HeaderParser(String file) {
    this.file = file;
  }

  /**
   * @throws IOException if this is not the JSON of a header, or contradicts itself
   */
  SafetensorsHeader parse(byte[] json) throws IOException {
    if (json.length == 0 || json[0] != '{') {
      throw broken("its header does not begin with {");
    }
    Reader text = new InputStreamReader(new ByteArrayInputStream(json), UTF_8.newDecoder());
    try (JsonParser parser = JSON.createParser(text)) {
      SafetensorsHeader header = header(parser);
      if (parser.nextToken() != null) {
        throw broken("something follows the JSON of its header");
      }
      return header;
    } catch (JsonProcessingException e) {
      throw broken("its header is no JSON that can be read: " + e.getOriginalMessage());
    } catch (CharacterCodingException e) {
      throw broken("its header is no UTF-8");
    }
  }

  private SafetensorsHeader header(JsonParser parser) throws IOException {
    SortedMap<String, String> metadata = new TreeMap<>();
    List<TensorInfo> tensors = new ArrayList<>();
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (name.equals(SafetensorsHeader.METADATA)) {
        readMetadata(parser, metadata);
      } else {
        TensorInfo tensor = tensor(name, parser);
        checkSize(tensor);
        tensors.add(tensor);
      }
    }
    tensors.sort(
        Comparator.comparingLong(TensorInfo::begin)
            .thenComparingLong(TensorInfo::end)
            .thenComparing(TensorInfo::name));
    checkGaps(tensors);
    return new SafetensorsHeader(metadata, tensors);
  }

  private void readMetadata(JsonParser parser, SortedMap<String, String> metadata)
      throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw broken("its metadata is no JSON object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_STRING) {
        throw broken("its metadata '%s' is no string".formatted(key));
      }
      metadata.put(key, parser.getText());
    }
  }

  private TensorInfo tensor(String name, JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw broken("what it says of tensor '%s' is no JSON object".formatted(name));
    }
    String dtype = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      switch (parser.currentName()) {
        case "dtype" -> dtype = string(name, parser);
        case "shape" -> shape = integers(name, parser);
        case "data_offsets" -> offsets = integers(name, parser);
        default ->
            throw broken("tensor '%s' has an unknown '%s'".formatted(name, parser.currentName()));
      }
    }
    if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
      throw broken("tensor '%s' lacks a dtype, a shape or two data_offsets".formatted(name));
    }
    return new TensorInfo(name, dtype, ints(name, shape), offsets.get(0), offsets.get(1));
  }

  private String string(String name, JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.VALUE_STRING) {
      throw broken("the dtype of tensor '%s' is no string".formatted(name));
    }
    return parser.getText();
  }

  private List<Long> integers(String name, JsonParser parser) throws IOException {
    String key = parser.currentName();
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw broken("the %s of tensor '%s' is no list".formatted(key, name));
    }
    List<Long> integers = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() < 0) {
        throw broken("the %s of tensor '%s' has something else than counts".formatted(key, name));
      }
      integers.add(parser.getLongValue());
    }
    return integers;
  }

  private List<Integer> ints(String name, List<Long> shape) throws IOException {
    List<Integer> ints = new ArrayList<>(shape.size());
    for (long dimension : shape) {
      if (dimension > Integer.MAX_VALUE) {
        throw new IOException(
            "%s cannot be read: tensor '%s' has a dimension of %d, the limit is %d"
                .formatted(file, name, dimension, Integer.MAX_VALUE));
      }
      ints.add((int) dimension);
    }
    return ints;
  }

  private void checkSize(TensorInfo tensor) throws IOException {
    if (tensor.end() < tensor.begin()) {
      throw broken(
          "tensor '%s' ends at byte %d, before it begins at byte %d"
              .formatted(tensor.name(), tensor.end(), tensor.begin()));
    }
    FloatFormat format = FloatFormat.of(tensor.dtype()).orElse(null);
    if (format == null) {
      return;
    }
    long has = tensor.end() - tensor.begin();
    try {
      long needs = Math.multiplyExact(tensor.count(), format.bytes());
      if (needs != has) {
        throw broken(
            "tensor '%s' of dtype %s and shape %s needs %d bytes, but has %d"
                .formatted(tensor.name(), tensor.dtype(), tensor.shape(), needs, has));
      }
    } catch (ArithmeticException e) {
      throw broken(
          "tensor '%s' of shape %s has more numbers than a file can hold"
              .formatted(tensor.name(), tensor.shape()));
    }
  }

  private void checkGaps(List<TensorInfo> tensors) throws IOException {
    long end = 0;
    for (TensorInfo tensor : tensors) {
      if (tensor.begin() != end) {
        throw broken(
            "tensor '%s' begins at byte %d of the data, but the one before ends at byte %d"
                .formatted(tensor.name(), tensor.begin(), end));
      }
      end = tensor.end();
    }
  }

  private IOException broken(String problem) {
    return new IOException(file + " is no safetensors file: " + problem);
  }
}
