package wellspring.model.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import wellspring.model.file.FileFault;

/**
 * A TorchScript program: a class with methods on tensors, which the engine compiles when it is
 * first used on a device.
 *
 * <p>The engine reads programs from archives, as {@code torch.jit.save} writes them. This is the
 * smallest that holds one: the text of a class, and an object of that class without attributes.
 */
public final class TorchScriptProgram {
  /** Which version of its operators the text means; PyTorch 2 writes 10. */
  private static final byte[] VERSION = bytes("10\n");

  /** The empty tuple, pickled: the program has no constants beside its text. */
  private static final byte[] CONSTANTS = HexFormat.of().parseHex("8002292e");

  private final byte[] archive;

  private TorchScriptProgram(byte[] archive) {
    this.archive = archive;
  }

  /**
   * A program that is packed beside a class.
   *
   * @param beside the class
   * @param file the text's name
   * @param name what the TorchScript class in it is called
   */
  public static TorchScriptProgram of(Class<?> beside, String file, String name) {
    return of(beside, List.of(file), name);
  }

  /** The same, of a text in several files: the beginning of the class, and more of its methods. */
  public static TorchScriptProgram of(Class<?> beside, List<String> files, String name) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (String file : files) {
      try (InputStream in = beside.getResourceAsStream(file)) {
        if (in == null) {
          throw new IllegalStateException(file + " is missing from the jar");
        }
        in.transferTo(text);
      } catch (IOException e) {
        throw FileFault.cannot("read", file + " from the jar", e);
      }
    }
    return new TorchScriptProgram(archive(text.toByteArray(), name));
  }

  /** The archive, for the engine. */
  byte[] archive() {
    return archive;
  }

  private static byte[] archive(byte[] text, String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      add(zip, "data.pkl", object(name));
      add(zip, "code/__torch__.py", text);
      add(zip, "constants.pkl", CONSTANTS);
      add(zip, "version", VERSION);
    } catch (IOException e) {
      throw FileFault.cannot("write", "into memory", e);
    }
    return out.toByteArray();
  }

  /**
   * An object of a class in {@code __torch__} whose only attribute is {@code training}, pickled.
   */
  private static byte[] object(String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x80, 2}); // the pickle protocol's version
    out.write(bytes("c__torch__\n" + name + "\n)")); // the class, and no arguments
    out.write(new byte[] {(byte) 0x81, '}', '('}); // makes the object; a map with
    out.write(new byte[] {'X', 8, 0, 0, 0}); // a text of 8 bytes
    out.write(bytes("training"));
    out.write(new byte[] {(byte) 0x88, 'u', 'b', '.'}); // set to true is its state
    return out.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] data) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(data);
    ZipEntry entry = new ZipEntry("program/" + name);
    entry.setSize(data.length);
    entry.setCompressedSize(data.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(data);
    zip.closeEntry();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
