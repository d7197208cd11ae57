package wellspring.infra.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import wellspring.model.statistics.Luck;

/** Reads {@code --luck}. */
final class LuckConverter implements ITypeConverter<Luck> {
  @Override
  public Luck convert(String text) {
    return switch (text) {
      case "same" -> Luck.SAME;
      case "own" -> Luck.OWN;
      default -> throw new TypeConversionException("'%s' is neither same nor own".formatted(text));
    };
  }

  static String text(Luck luck) {
    return luck.name().toLowerCase(Locale.ROOT);
  }
}
