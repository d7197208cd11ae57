package wellspring.model.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.engine.Devices;
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

  private final Devices devices;

  private GptBenchmark(Devices devices) {
    this.devices = devices;
  }

  public static void main(String[] args) throws IOException {
    try (Devices devices = Devices.open("cpu")) {
      System.out.printf("{\"version\": \"%s\"}%n", devices.description());
      GptBenchmark benchmark = new GptBenchmark(devices);
      BufferedReader requests =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        String[] request = line.split(" ", 4);
        GptSubject subject = GptSubject.of(request[1]);
        double seconds = Double.parseDouble(request[3]);
        EngineShare share = EngineShare.watch("device cpu");
        Rate rate = benchmark.answer(request[0], subject, seconds);
        System.out.printf(
            Locale.ROOT,
            "{\"wall\": %.1f, \"cpu\": %.1f, \"time\": %s}%n",
            rate.perSecond(),
            rate.perCpuSecond(),
            share.stop());
      }
    }
  }

  /** Tokens by time. */
  private record Rate(double perSecond, double perCpuSecond) {}

  private Rate answer(String task, GptSubject subject, double seconds) {
    return switch (task) {
      case "train" -> train(subject, seconds);
      case "sample" -> sample(subject, seconds);
      case "score" -> score(subject, seconds);
      default -> throw new IllegalArgumentException("tasks: train, sample, score; not " + task);
    };
  }

  /** Whole trainings of 50 steps; only the steps after the first five are timed. */
  private Rate train(GptSubject subject, double seconds) {
    Clock clock = new Clock();
    int steps = 50;
    int warmup = 5;
    while (clock.nanos < seconds * 1e9) {
      subject
          .trainer(steps, devices)
          .fit(
              subject.fit(
                  "trained",
                  Optional.empty(),
                  progress -> {
                    if (progress.step() == warmup) {
                      clock.start();
                    } else if (progress.step() == steps) {
                      clock.stop((long) (steps - warmup) * subject.stepTokens());
                    }
                  }))
          .toCompletableFuture()
          .join();
    }
    return clock.rate();
  }

  private Rate sample(GptSubject subject, double seconds) {
    GptModel model = subject.writer(devices);
    UniformRandomProvider random = GptSubject.random("sample");
    return repeated(
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
        seconds, () -> model.score(documents).stream().mapToLong(scores -> scores.length).sum());
  }

  /** Two calls to warm up, then at least two. */
  private static Rate repeated(double seconds, LongSupplier work) {
    timed(0, work);
    return timed(seconds, work).rate();
  }

  private static Clock timed(double seconds, LongSupplier work) {
    Clock clock = new Clock();
    for (int calls = 0; calls < 2 || clock.nanos < seconds * 1e9; calls++) {
      clock.start();
      clock.stop(work.getAsLong());
    }
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
