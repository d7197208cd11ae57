package wellspring.infra.cli;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import wellspring.infra.page.ListenAddress;

/** Where a page is served, and under which names. */
final class ListeningOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "The port of the page (default: "
              + ListenAddress.PORT_DEFAULT
              + " or the next free one); 0 for any.")
  private Integer port; // none unless it was said

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "The address of this machine to listen on (default: loopback, so that only this "
              + "machine can see the page); 0.0.0.0 for all.")
  private InetAddress bind = InetAddress.getLoopbackAddress();

  @Option(
      names = "--host",
      paramLabel = "NAME",
      split = ",",
      description =
          "A name by which browsers and Prometheus may call this machine; addresses in numbers "
              + "need none.")
  private List<String> hosts = new ArrayList<>();

  /**
   * What was asked for.
   *
   * @throws ParameterException if there is no such port
   */
  ListenAddress listening() {
    int number = port == null ? ListenAddress.PORT_DEFAULT : port;
    if (number < 0 || number > ListenAddress.PORT_MAX) {
      throw new ParameterException(
          spec.commandLine(),
          "--port must be between 0 and %d, not %d".formatted(ListenAddress.PORT_MAX, number));
    }
    return new ListenAddress(bind, number, port == null, hosts);
  }
}
