package wellspring.dashboards.fork;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.plot.FigureFiles;
import wellspring.model.measure.Measure;
import wellspring.model.text.CountPhrase;

/**
 * The figures of many futures as files: {@code fan-MEASURE-MODEL.svg}, {@code .pdf}, {@code .png}.
 */
public final class FanFigures {
  private FanFigures() {}

  /**
   * Draws each measure of each model.
   *
   * @param telling the measure that is wanted as PNG too
   * @param folder made if it is not there
   * @return what is to be said of them
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static List<String> write(ForkReplicas runs, Measure telling, Path folder) {
    int written = 0;
    for (Measure measure : runs.measures()) {
      for (String model : runs.models()) {
        if (!runs.has(model, measure)) {
          continue;
        }
        CurveFigure figure = FanChart.of(runs, model, measure);
        if (!figure.hasPoints()) {
          continue;
        }
        Optional<String> problem =
            FigureFiles.write(
                figure, folder, "fan-%s-%s".formatted(measure.id(), model), measure == telling);
        if (problem.isPresent()) {
          return List.of("No figures: " + problem.get());
        }
        written++;
      }
    }
    return List.of(
        "%s in %s; those of %s also as PNG"
            .formatted(CountPhrase.of(written, "figure"), folder, telling.id()));
  }
}
