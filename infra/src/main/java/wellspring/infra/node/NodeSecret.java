package wellspring.infra.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import wellspring.infra.run.RunException;
import wellspring.model.file.FileFault;

/**
 * What all nodes of a run share, and nobody else has: a key with a certificate that it has signed
 * itself, in a file that its owner alone can read. Nodes speak TLS, and each shows this certificate
 * and trusts no other.
 *
 * @param file a key store (PKCS #12), made by the JDK's {@code keytool}
 */
public record NodeSecret(Path file) {
  /** Key stores must have one; what keeps the key is who can read the file. */
  static final String PASSWORD = "wellspring";

  private static final int KEYTOOL_SECONDS = 60;
  private static final String DAYS = "3650";

  /**
   * The secret in a file.
   *
   * @throws RunException if there is none, or others can read it
   */
  public static NodeSecret open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new RunException(
          "--secret %s is not there: copy it from the node that opened the run".formatted(file));
    }
    NodeSecret secret = new NodeSecret(file);
    secret.requirePrivate();
    var unused = secret.tls();
    return secret;
  }

  /**
   * The secret in a file, which is made if it is not there.
   *
   * @throws RunException if that cannot be done
   */
  public static NodeSecret make(Path file) {
    if (!Files.exists(file)) {
      try {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path made = Files.createTempDirectory(folder, ".secret").resolve("key"); // for its owner
        try {
          generate(made);
          permit(made);
          Files.move(made, file);
        } finally {
          Files.deleteIfExists(made);
          Files.delete(made.getParent());
        }
      } catch (IOException e) {
        throw new RunException(
            "--secret %s cannot be made (%s): name a file that you may write"
                .formatted(file, FileFault.why(e)),
            e);
      }
    }
    return open(file);
  }

  private static void generate(Path file) throws IOException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            "node",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            DAYS,
            "-dname",
            "CN=wellspring",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            file.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      boolean ended = process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      if (!ended || process.exitValue() != 0) {
        throw new IOException("%s failed".formatted(keytool));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static boolean isPosix(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix");
  }

  private static void permit(Path file) throws IOException {
    if (isPosix(file)) {
      Files.setPosixFilePermissions(
          file, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }
  }

  private void requirePrivate() {
    try {
      if (isPosix(file)
          && Files.getPosixFilePermissions(file).stream()
              .anyMatch(each -> !each.name().startsWith("OWNER"))) {
        throw new RunException(
            "--secret %s can be read by others: take that away, with  chmod 600 %s"
                .formatted(file, file));
      }
    } catch (IOException e) {
      throw FileFault.cannot("read", file, e);
    }
  }

  /**
   * TLS in which each side shows the certificate and trusts no other.
   *
   * @throws RunException if the file holds none
   */
  SSLContext tls() {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new RunException(
          "--secret %s is no secret of nodes (%s): copy it from the node that opened the run"
              .formatted(file, FileFault.reason(e)),
          e);
    }
  }
}
