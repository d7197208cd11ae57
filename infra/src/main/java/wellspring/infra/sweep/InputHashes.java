package wellspring.infra.sweep;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.sweep.GridPoint;
import wellspring.agents.sweep.SweepPlan;
import wellspring.infra.run.RunException;
import wellspring.model.file.FileFault;
import wellspring.model.hash.Sha256;
import wellspring.model.language.file.TextDocuments;

/**
 * What the files hold that a sweep's results depend on: its texts, and what its neural models start
 * from. A scenario names them; what they hold can change between two attempts at a sweep.
 *
 * @param sha256 by the path of each file, in hexadecimal, as {@code sha256sum} prints it; empty if
 *     there are none, or an older Wellspring did not take them
 */
public record InputHashes(@JsonValue SortedMap<String, String> sha256) {
  /** What a folder of a GPT-2 has that says how it reads and writes. */
  private static final String OF_A_GPT = ".*\\.(json|safetensors|txt)";

  private static final int DIGITS_SHOWN = 12;

  @JsonCreator
  public InputHashes {
    sha256 = Collections.unmodifiableSortedMap(new TreeMap<>(sha256));
  }

  /**
   * What the files of a plan hold now.
   *
   * @throws RunException if one cannot be read
   * @throws wellspring.model.language.file.LanguageException if there is no text where one should
   *     be
   */
  public static InputHashes of(SweepPlan plan) {
    return of(plan.points().stream().map(GridPoint::scenario).toList());
  }

  static InputHashes of(List<Scenario> scenarios) {
    SortedSet<Path> files = new TreeSet<>();
    scenarios.forEach(scenario -> addFiles(scenario, files));
    SortedMap<String, String> sums = new TreeMap<>();
    files.forEach(file -> sums.put(file.toString(), sum(file)));
    return new InputHashes(sums);
  }

  /** What differs from an earlier time, a line for each file; empty if nothing does. */
  public List<String> differences(InputHashes then) {
    if (then.sha256.isEmpty() && !sha256.isEmpty()) {
      return List.of(
          "%s: an older Wellspring began the sweep, and did not note what it held"
              .formatted(sha256.firstKey()));
    }
    Set<String> all = new TreeSet<>(then.sha256.keySet());
    all.addAll(sha256.keySet());
    List<String> differences = new ArrayList<>();
    for (String file : all) {
      String there = shown(then, file);
      String here = shown(this, file);
      if (!there.equals(here)) {
        differences.add("%s: %s there, %s here".formatted(file, there, here));
      }
    }
    return differences;
  }

  private static String shown(InputHashes contents, String file) {
    String sum = contents.sha256.get(file);
    return sum == null
        ? "absent"
        : "SHA-256 " + sum.substring(0, Math.min(DIGITS_SHOWN, sum.length())) + "...";
  }

  private static void addFiles(Scenario scenario, Collection<Path> files) {
    scenario.language().files().forEach(path -> files.addAll(TextDocuments.files(path)));
    scenario.models().values().stream()
        .flatMap(model -> model.learner().files().stream())
        .forEach(path -> files.addAll(Files.isDirectory(path) ? ofFolder(path) : List.of(path)));
  }

  private static List<Path> ofFolder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(OF_A_GPT))
          .filter(Files::isRegularFile)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new RunException("%s cannot be read: %s".formatted(folder, FileFault.reason(e)), e);
    }
  }

  private static String sum(Path file) {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    } catch (IOException e) {
      throw new RunException("%s cannot be read: %s".formatted(file, FileFault.why(e)), e);
    }
    return Sha256.hex(digest);
  }
}
