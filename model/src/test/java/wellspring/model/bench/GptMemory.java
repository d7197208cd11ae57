package wellspring.model.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import wellspring.model.engine.DevicePool;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.gpt.GptLearner;

/**
 * The memory of one process through generations of a GPT, each of which goes on from the one
 * before, writes and judges: what the process holds, Java's heap, and the engine's arrays that Java
 * knows of. After the first generation none of them should grow.
 */
public final class GptMemory {
  private static final int GENERATIONS = 10;

  private GptMemory() {}

  public static void main(String[] args) throws IOException, JMException {
    GptSubject subject = GptSubject.of(args.length > 0 ? args[0] : "micro");
    System.out.println("generation  resident MB  heap MB  engine's arrays");
    try (DevicePool devices = DevicePool.open("cpu")) {
      GptLearner learner = subject.learner(20, devices);
      Optional<LanguageModel> model = Optional.empty();
      for (int generation = 1; generation <= GENERATIONS; generation++) {
        model = Optional.of(next(subject, learner, model));
        System.gc();
        System.gc();
        System.out.printf(
            "%-11d %-12.0f %-8.1f %d%n",
            generation, residentBytes() / 1e6, heapBytes() / 1e6, engineArrays());
      }
    }
  }

  private static LanguageModel next(
      GptSubject subject, GptLearner learner, Optional<LanguageModel> previous) {
    LanguageModel model =
        learner.fit(subject.fit("memory", previous, progress -> {})).toCompletableFuture().join();
    double[] scores = model.logLikelihoods(model.write(128, GptSubject.random("write")));
    if (scores.length != 128) {
      throw new IllegalStateException("a document was lost");
    }
    return model;
  }

  /** From Linux. */
  private static double residentBytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  private static long heapBytes() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Objects on Java's heap that stand for an array of the engine. */
  private static long engineArrays() throws JMException {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    return histogram
        .lines()
        .filter(line -> line.contains(" ai.djl.pytorch.engine.PtNDArray"))
        .mapToLong(line -> Long.parseLong(line.trim().split("\\s+", 4)[1]))
        .sum();
  }
}
