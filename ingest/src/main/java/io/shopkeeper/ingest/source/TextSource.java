package io.shopkeeper.ingest.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.util.zip.ZipException;

/// The characters of a file. Bytes that are no text in its encoding come as [#UNDECODABLE]; a
/// packed file that is damaged ends where the damage begins.
public final class TextSource extends Reader {

  /// A code point that Unicode sets aside for programs; no text holds it.
  public static final char UNDECODABLE = '\uFFFF';

  private static final int BLOCK = 1 << 16;

  private final CountingInput counter;
  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).limit(0);
  private boolean ended;
  private boolean flushed;
  private boolean truncated;
  private boolean undecodable;

  /// @throws IOException if the file cannot be opened
  public TextSource(SourceFile file, Encoding encoding) throws IOException {
    this.counter = new CountingInput(Files.newInputStream(file.path()));
    this.in = file.unpack(counter);
    this.decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    in.skipNBytes(encoding.mark());
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    CharBuffer chars = CharBuffer.wrap(target, offset, length);
    while (chars.position() == offset && !flushed) {
      CoderResult result = decoder.decode(bytes, chars, ended);
      if (result.isError()) {
        bytes.position(bytes.position() + result.length());
        chars.put(UNDECODABLE);
        undecodable = true;
      } else if (result.isUnderflow()) {
        if (ended) {
          flushed = decoder.flush(chars).isUnderflow();
        } else {
          fill();
        }
      }
    }
    int read = chars.position() - offset;
    return read == 0 ? -1 : read;
  }

  private void fill() throws IOException {
    bytes.compact();
    try {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = read < 0;
      bytes.position(bytes.position() + Math.max(0, read));
    } catch (EOFException | ZipException e) {
      truncated = true;
      ended = true;
    }
    bytes.flip();
  }

  /// Bytes of the file that were read, as they are on disk.
  public long bytes() {
    return counter.bytes();
  }

  /// Whether a packed file ended before its end.
  public boolean truncated() {
    return truncated;
  }

  /// Whether any byte so far was no text.
  public boolean undecodable() {
    return undecodable;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
