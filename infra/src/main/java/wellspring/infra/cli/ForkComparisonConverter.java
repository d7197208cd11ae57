package wellspring.infra.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import wellspring.dashboards.fork.ForkComparison;

/** Reads {@code --compare}. */
final class ForkComparisonConverter implements ITypeConverter<ForkComparison> {
  @Override
  public ForkComparison convert(String text) {
    return switch (text) {
      case "beginning" -> ForkComparison.BEGINNING;
      case "unchanged" -> ForkComparison.UNCHANGED;
      case "none" -> ForkComparison.NONE;
      default ->
          throw new TypeConversionException(
              "'%s' is not a value of --compare: write beginning, unchanged or none"
                  .formatted(text));
    };
  }

  static String text(ForkComparison comparison) {
    return comparison.name().toLowerCase(Locale.ROOT);
  }
}
