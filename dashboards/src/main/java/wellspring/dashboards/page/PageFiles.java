package wellspring.dashboards.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import wellspring.model.file.FileFault;

/** The files that the page is made of: its own, and the library that draws its charts. */
public final class PageFiles {
  /** Asked for by a browser, so a name must not lead anywhere else. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(\\.min)?\\.(html|css|js|svg)");

  private static final String CHARTS = "echarts.min.js";
  private static final String WEBJAR = "/META-INF/resources/webjars/echarts/5.5.0/";

  private PageFiles() {}

  /**
   * The content of a file; empty if the page has no such file.
   *
   * @param name without any folder, for example {@code page.js}
   */
  public static Optional<byte[]> read(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    String resource = name.equals(CHARTS) ? WEBJAR + name : name;
    try (InputStream content = PageFiles.class.getResourceAsStream(resource)) {
      return content == null ? Optional.empty() : Optional.of(content.readAllBytes());
    } catch (IOException e) {
      throw FileFault.cannot("read", "the page's file " + name, e);
    }
  }
}
