package wellspring.infra.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keys and certificates that are made for a test, with the JDK's own tool. */
final class TestKeys {
  static final String PASSWORD = "keystore-secret";

  private TestKeys() {}

  /** A key for a broker on this machine, with a certificate that it has signed itself. */
  static Path keys(Path folder, String name) throws IOException, InterruptedException {
    Path store = folder.resolve(name + ".keys.p12");
    keytool(
        folder,
        store,
        "-genkeypair",
        "-alias",
        name,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=" + name,
        "-ext",
        "SAN=dns:localhost,ip:127.0.0.1",
        "-validity",
        "30");
    return store;
  }

  /** What trusts the certificate of a key, and no other. */
  static Path trust(Path keys, String name) throws IOException, InterruptedException {
    Path folder = keys.getParent();
    Path certificate = folder.resolve(name + ".pem");
    Path store = folder.resolve(name + ".trust.p12");
    if (Files.exists(store)) {
      return store;
    }
    keytool(folder, keys, "-exportcert", "-rfc", "-alias", name, "-file", certificate.toString());
    keytool(
        folder, store, "-importcert", "-noprompt", "-alias", name, "-file", certificate.toString());
    return store;
  }

  private static void keytool(Path folder, Path store, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD));
    Path said = folder.resolve("keytool.log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(said));
    }
  }
}
