package wellspring.infra.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import wellspring.model.statistics.LuckSharing;

/** Reads {@code --luck}. */
final class LuckConverter implements ITypeConverter<LuckSharing> {
  @Override
  public LuckSharing convert(String text) {
    return switch (text) {
      case "same" -> LuckSharing.SAME;
      case "own" -> LuckSharing.OWN;
      default ->
          throw new TypeConversionException(
              "'%s' is not a value of --luck: write same or own".formatted(text));
    };
  }

  static String text(LuckSharing luck) {
    return luck.name().toLowerCase(Locale.ROOT);
  }
}
