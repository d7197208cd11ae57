package wellspring.infra.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import wellspring.dashboards.report.RunStory.Fact;
import wellspring.infra.run.RunFork;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.TextRead;

/** What a run stands on, for people. */
final class RunProvenance {
  private static final double GIB = 1L << 30;

  private RunProvenance() {}

  static List<Fact> of(RunManifest manifest) {
    RunManifest.RunIdentity subject = manifest.subject();
    RunManifest.RunEnvironment setting = manifest.setting();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Run", subject.run()));
    facts.add(new Fact("Seed", Long.toString(subject.seed())));
    facts.add(new Fact("Forked", manifest.parent().map(RunProvenance::fork).orElse("")));
    facts.add(new Fact("Fingerprint", manifest.outcome().fingerprint()));
    facts.add(new Fact("Scenario (SHA-256)", subject.scenarioHash()));
    facts.add(new Fact("Language", words(language(subject.language()))));
    facts.add(new Fact("Text read", manifest.textRead().map(TextRead::words).orElse("")));
    facts.add(new Fact("Started", setting.started()));
    facts.add(new Fact("Took", seconds(manifest.outcome().seconds())));
    facts.add(new Fact("Kafka", setting.kafka()));
    facts.add(new Fact("Trained on", setting.device()));
    facts.add(new Fact("Versions", words(setting.versions())));
    facts.add(new Fact("Sources", setting.gitRevision()));
    facts.add(new Fact("Machine", machine(setting.machine())));
    return shown(facts);
  }

  private static String fork(RunFork fork) {
    String differences =
        fork.differences().isEmpty()
            ? ""
            : "; all the same: " + String.join("; ", fork.differences());
    return "%s (%s), up to the fingerprint %s; then %s%s"
        .formatted(fork.origin(), fork.path(), fork.fingerprint(), fork.words(), differences);
  }

  /** Without those that say nothing. */
  static List<Fact> shown(List<Fact> facts) {
    return facts.stream().filter(fact -> !fact.value().isBlank()).toList();
  }

  /** Which files were read is a fact of its own. */
  private static Object language(Object described) {
    if (!(described instanceof Map<?, ?> map)) {
      return described;
    }
    Map<Object, Object> sizes = new LinkedHashMap<>(map);
    sizes.remove("read");
    return sizes;
  }

  private static String seconds(double seconds) {
    return seconds == 0 ? "" : String.format(Locale.ROOT, "%.1f s", seconds);
  }

  static String machine(Map<String, Object> machine) {
    if (machine == null) {
      return "";
    }
    String memory =
        machine.get("memoryBytes") instanceof Number bytes
            ? String.format(Locale.ROOT, ", %.0f GiB of memory", bytes.doubleValue() / GIB)
            : "";
    return "%s, %s, %s processors%s"
        .formatted(
            machine.get("os"), machine.get("architecture"), machine.get("processors"), memory);
  }

  static String words(Object value) {
    return value instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(each -> each.getKey() + " " + words(each.getValue()))
            .collect(Collectors.joining(", "))
        : String.valueOf(value == null ? "" : value);
  }
}
