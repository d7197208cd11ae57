package wellspring.infra;

import java.util.Locale;
import picocli.CommandLine.ExitCode;
import wellspring.agents.crash.CrashPoint;
import wellspring.infra.cli.Wellspring;

/** The entry of the program. */
public final class Main {
  private static final String COMMON_POOL = "java.util.concurrent.ForkJoinPool.common.parallelism";

  private Main() {}

  /** Runs the command line and ends the JVM, whatever threads are left, with its exit code. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT); // what it says is English; its numbers are for programs too
    widenCommonPool(Runtime.getRuntime().availableProcessors());
    System.exit(run(args));
  }

  private static int run(String[] args) {
    try {
      CrashPoint.requireKnown();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return ExitCode.USAGE;
    }
    try {
      return Wellspring.run(args);
    } catch (Throwable e) {
      e.printStackTrace();
      return ExitCode.SOFTWARE;
    }
  }

  /**
   * Gives the common pool at least two threads, unless the user has decided. With one, which is
   * what two processors get, it starts a thread for each continuation: asks become 100 times
   * slower. Only a pool that nobody has used yet listens.
   */
  static void widenCommonPool(int processors) {
    if (System.getProperty(COMMON_POOL) == null && processors <= 2) {
      System.setProperty(COMMON_POOL, "2");
    }
  }
}
