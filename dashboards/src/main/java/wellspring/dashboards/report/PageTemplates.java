package wellspring.dashboards.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import wellspring.model.file.FileFault;

/**
 * The pages' templates. Whatever a page says is escaped; only figures and style sheets, which are
 * our own, stand in it as they are.
 */
final class PageTemplates {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).withLoader(PageTemplates::open);

  private PageTemplates() {}

  /**
   * A page.
   *
   * @param template its name
   * @param page what stands in it
   */
  static String render(String template, Object page) {
    try (Reader reader = open(template)) {
      return COMPILER.compile(reader).execute(page);
    } catch (IOException | MustacheException e) {
      throw new IllegalStateException("the template " + template + " does not fit its page", e);
    }
  }

  private static Reader open(String name) {
    return new InputStreamReader(resource(name + ".mustache"), StandardCharsets.UTF_8);
  }

  /** A file that stands beside the templates. */
  static String text(String name) {
    try (InputStream in = resource(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw FileFault.cannot("read", name, e);
    }
  }

  private static InputStream resource(String name) {
    InputStream in = PageTemplates.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("this build lacks " + name);
    }
    return in;
  }
}
