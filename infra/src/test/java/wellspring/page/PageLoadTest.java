package wellspring.page;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What looking costs: a run of some 1,000 events a second with no page, one and ten. It prints what
 * it sees and judges nothing, for that depends on the machine: {@code mvn -pl infra -am test
 * -Dtest=PageLoadTest -Dwellspring.load=60}, a minute each.
 */
@EnabledIfSystemProperty(named = "wellspring.load", matches = "\\d+")
class PageLoadTest {
  private static final int SECONDS = Integer.getInteger("wellspring.load", 60);
  private static final int SAMPLES = 6;

  /** Rounds per second; one has 190 events or so. */
  private static final String SPEED = "5.4";

  @TempDir private Path scratch;

  @Test
  void costsOfLooking() throws IOException {
    try (Browser browser = Browser.open()) {
      for (int pages : new int[] {0, 1, 0, 1, 10, 0}) {
        System.out.println(measure(browser, pages));
      }
    }
  }

  private String measure(Browser browser, int pages) throws IOException {
    List<Viewer> viewers = new ArrayList<>();
    try (WatchedRun run =
        WatchedRun.startAsUsersDo(scratch, "collapse", "rounds=100000", "--speed", SPEED)) {
      run.awaitWords("\n   20 │"); // compiled, by then
      BrowserContext visitor = browser.visitor();
      for (int number = 0; number < pages; number++) {
        viewers.add(new Viewer(visitor).open(run.address()));
      }
      List<Double> heaps = new ArrayList<>();
      int round = run.round();
      Duration cpu = run.cpu();
      long begun = System.nanoTime();
      for (int sample = 0; sample < SAMPLES; sample++) {
        rest(begun + (sample + 1L) * SECONDS * 1_000_000_000L / SAMPLES);
        viewers.stream().findFirst().ifPresent(viewer -> heaps.add(heap(viewer)));
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      int rounds = run.round() - round;
      double millis = run.cpu().minus(cpu).toNanos() / 1e6 / rounds;
      visitor.close();
      return String.format(
          Locale.ROOT,
          "%2d pages: %.2f rounds/s of %s, %.1f ms of processor a round; "
              + "MB of heap in a page: %s; load %.1f",
          pages,
          rounds / seconds,
          SPEED,
          millis,
          heaps.stream().map(heap -> String.format(Locale.ROOT, "%.1f", heap)).toList(),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
  }

  /** What the page's JavaScript holds after its garbage was collected, in MB. */
  private static double heap(Viewer viewer) {
    CDPSession session = viewer.page().context().newCDPSession(viewer.page());
    session.send("HeapProfiler.collectGarbage");
    JsonObject usage = session.send("Runtime.getHeapUsage");
    session.detach();
    return usage.get("usedSize").getAsDouble() / (1 << 20);
  }

  private static void rest(long untilNanos) {
    Awaitility.await()
        .atMost(Duration.ofHours(1))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> System.nanoTime() >= untilNanos);
  }
}
