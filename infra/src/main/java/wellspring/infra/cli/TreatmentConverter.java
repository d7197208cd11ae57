package wellspring.infra.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import wellspring.infra.kafka.ForeignRecords.Treatment;

/** Reads {@code --foreign}. */
final class TreatmentConverter implements ITypeConverter<Treatment> {
  @Override
  public Treatment convert(String value) {
    return switch (value) {
      case "ignore" -> Treatment.IGNORE;
      case "fail" -> Treatment.FAIL;
      default ->
          throw new TypeConversionException("'" + value + "' is neither 'ignore' nor 'fail'");
    };
  }
}
