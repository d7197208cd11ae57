package wellspring.model.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.engine.DevicePool;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.gpt.GptModel;

/**
 * How many tokens a second a GPT learns, writes and judges on the CPU: the side of {@code
 * model/bench/gpt} that is written in Java. A worker with the protocol of {@code gpt_torch.py}:
 * requests {@code TASK SIZE VARIANT SECONDS} come by standard input, and each is answered with a
 * line of JSON. Here every task has one variant.
 */
public final class GptBenchmark {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** In a training of no more steps, the watcher is told of every step. */
  private static final int REPORTS = 100;

  /** Steps of a training that are not timed, because they warm up. */
  private static final int UNTIMED = 3;

  private final DevicePool devices;
  private final Set<String> warm = new HashSet<>();

  private GptBenchmark(DevicePool devices) {
    this.devices = devices;
  }

  /**
   * @param args {@code watch} to tell also where the device's thread spent its time; watching slows
   *     it down a little
   */
  public static void main(String[] args) throws IOException {
    boolean watches = List.of(args).contains("watch");
    try (DevicePool devices = DevicePool.open("cpu")) {
      System.out.printf("{\"version\": \"%s\"}%n", devices.description());
      GptBenchmark benchmark = new GptBenchmark(devices);
      BufferedReader requests =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        System.out.println(watches ? benchmark.watched(line) : benchmark.answer(line));
      }
    }
  }

  private String watched(String request) {
    EngineShare share = EngineShare.watch("device cpu");
    String answer = answer(request);
    return "{\"rate\": %s, \"time\": %s}".formatted(answer, share.stop());
  }

  private String answer(String request) {
    String[] parts = request.split(" ", 4);
    GptSubject subject = GptSubject.of(parts[1]);
    double seconds = Double.parseDouble(parts[3]);
    Rate rate =
        switch (parts[0]) {
          case "train" -> train(subject, seconds);
          case "sample" -> sample(subject, seconds);
          case "score" -> score(subject, seconds);
          default ->
              throw new IllegalArgumentException("tasks: train, sample, score; not " + parts[0]);
        };
    return String.format(
        Locale.ROOT, "{\"wall\": %.1f, \"cpu\": %.1f}", rate.perSecond(), rate.perCpuSecond());
  }

  /** Tokens by time. */
  private record Rate(double perSecond, double perCpuSecond) {}

  /** Whole trainings, ever longer ones; only the steps after the first three are timed. */
  private Rate train(GptSubject subject, double seconds) {
    Clock clock = new Clock();
    for (int steps = 8; clock.nanos < seconds * 1e9; steps = Math.min(2 * steps, REPORTS)) {
      int last = steps;
      Consumer<FitRequest.FitProgress> watcher =
          progress -> {
            if (progress.step() == UNTIMED) {
              clock.start();
            } else if (progress.step() == last) {
              clock.stop((long) (last - UNTIMED) * subject.stepTokens());
            }
          };
      subject.train(steps, watcher, devices);
    }
    return clock.rate();
  }

  private Rate sample(GptSubject subject, double seconds) {
    GptModel model = subject.writer(devices);
    UniformRandomProvider random = GptSubject.random("sample");
    return repeated(
        "sample " + subject,
        seconds,
        () ->
            model.write(GptSubject.SAMPLING_BATCH, random).stream()
                .mapToLong(String::length)
                .sum());
  }

  /** Four batches at each call. */
  private Rate score(GptSubject subject, double seconds) {
    GptModel model = subject.writer(devices);
    List<int[]> documents = subject.documents(4 * 8192 / subject.shape().context());
    return repeated(
        "score " + subject,
        seconds,
        () -> model.score(documents).stream().mapToLong(scores -> scores.length).sum());
  }

  /** At least one call, and one before it where the process has not done such work yet. */
  private Rate repeated(String work, double seconds, LongSupplier call) {
    if (warm.add(work)) {
      timed(0, call);
    }
    return timed(seconds, call).rate();
  }

  private static Clock timed(double seconds, LongSupplier work) {
    Clock clock = new Clock();
    do {
      clock.start();
      clock.stop(work.getAsLong());
    } while (clock.nanos < seconds * 1e9);
    return clock;
  }

  /** Adds up tokens and the time that they took. Another thread than the reader's may work it. */
  private static final class Clock {
    private long tokens;
    private long nanos;
    private long cpuNanos;
    private long begun;
    private long cpuBegun;

    private synchronized void start() {
      begun = System.nanoTime();
      cpuBegun = SYSTEM.getProcessCpuTime();
    }

    private synchronized void stop(long done) {
      nanos += System.nanoTime() - begun;
      cpuNanos += SYSTEM.getProcessCpuTime() - cpuBegun;
      tokens += done;
    }

    private Rate rate() {
      return new Rate(tokens * 1e9 / nanos, tokens * 1e9 / cpuNanos);
    }
  }
}
