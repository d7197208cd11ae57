package wellspring.dashboards.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {

  @Test
  void hasThePageAndTheLibraryOfItsCharts() {
    assertThat(text("index.html")).startsWith("<!doctype html>");
    assertThat(text("echarts.min.js")).contains("Apache Software Foundation");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../terminal/ProgressLine.class",
        "PageFiles.class",
        "/etc/passwd",
        "index.html/",
        "a/index.html",
        "index.html\u0000.css",
        "INDEX.HTML",
        "none.js"
      })
  void hasNothingElse(String name) {
    assertThat(PageFiles.read(name)).isEmpty();
  }

  private static String text(String name) {
    return new String(PageFiles.read(name).orElseThrow(), StandardCharsets.UTF_8);
  }
}
