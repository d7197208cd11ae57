package wellspring.dashboards.plot;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jfree.chart.JFreeChart;
import wellspring.model.file.FileFault;

/**
 * A chart as a PDF of one page, as LaTeX and printers take it: lines and letters are outlines, so
 * that it needs no font and looks the same everywhere.
 */
final class PdfPage {
  private PdfPage() {}

  /**
   * The same chart is the same bytes.
   *
   * @param width in points, 72 to an inch
   */
  static byte[] of(JFreeChart chart, int width, int height) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(0L);
      PDPage page = new PDPage(new PDRectangle(width, height));
      document.addPage(page);
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, width, height);
      chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
      graphics.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(graphics.getXFormObject());
      }
      document.save(bytes);
    } catch (IOException e) {
      throw FileFault.cannot("make", "a PDF", e);
    }
    return bytes.toByteArray();
  }
}
