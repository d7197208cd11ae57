package wellspring.agents.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import wellspring.agents.scenario.tree.MessageWording;
import wellspring.model.file.FileFault;

/**
 * Where a scenario comes from: a built-in or a file.
 *
 * @param label names it in messages
 * @param name what the scenario is called if it does not say so
 * @param text its YAML
 * @param directory where its relative paths begin; empty for a built-in
 */
record ScenarioSource(String label, String name, String text, Optional<Path> directory) {
  private static final int BYTES_MAX = 1 << 20;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  /**
   * A built-in if one has that name, else a file.
   *
   * @param nameOrFile {@code ./collapse} is the file where {@code collapse} is the built-in
   * @throws ScenarioException if there is neither, or the file is no text
   */
  static ScenarioSource open(String nameOrFile, Path workingDirectory) {
    Optional<String> builtIn = BuiltIns.yaml(nameOrFile);
    if (builtIn.isPresent()) {
      String label = "the built-in scenario '" + nameOrFile + "'";
      return new ScenarioSource(label, nameOrFile, builtIn.get(), Optional.empty());
    }
    try {
      return openFile(nameOrFile, RealPath.absolute(workingDirectory.resolve(nameOrFile)));
    } catch (InvalidPathException e) {
      throw refusal(nameOrFile, "this is no file name: " + e.getReason());
    }
  }

  private static ScenarioSource openFile(String given, Path file) {
    if (Files.isDirectory(file)) {
      throw refusal(file.toString(), "this is a folder; a scenario is a YAML file. " + builtIns());
    }
    try {
      String text = decode(file.toString(), bytes(file));
      return new ScenarioSource(
          file.toString(), nameOf(file), text, Optional.ofNullable(file.getParent()));
    } catch (NoSuchFileException e) {
      throw refusal(given, absent(given, file));
    } catch (IOException e) {
      throw refusal(file.toString(), "the file cannot be read: " + FileFault.why(e));
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        throw refusal(file.toString(), "the file is too large; allowed: at most 1 MiB");
      }
      return bytes;
    }
  }

  private static String decode(String label, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        throw refusal(label, "the file is binary; a scenario is text in UTF-8");
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw refusal(label, "the file is not text in UTF-8; save it in that encoding");
    }
  }

  private static String absent(String given, Path file) {
    String absent = "there is no file " + file;
    return NAME.matcher(given).matches()
        ? "there is no built-in '"
            + given
            + "'"
            + MessageWording.didYouMean(given, BuiltIns.names())
            + " "
            + builtIns()
            + ". And "
            + absent
        : absent;
  }

  private static String builtIns() {
    return "Built in are " + String.join(", ", BuiltIns.names());
  }

  private static String nameOf(Path file) {
    String base = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    String plain = base.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String name = plain.replaceAll("^[^a-z]+|-+$", "");
    return name.isEmpty() ? "scenario" : name.substring(0, Math.min(name.length(), 63));
  }

  private static ScenarioException refusal(String label, String problem) {
    return new ScenarioException(label, List.of(problem));
  }
}
