package io.shopkeeper.language.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Fails once more has been read than anybody wants.
final class BoundedInput extends FilterInputStream {
  private final int most;
  private long read;

  BoundedInput(InputStream in, int most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int bytes) throws IOException {
    read += bytes;
    if (read > most) {
      throw new TooMuch("an answer of more than %d MiB".formatted(most >> 20));
    }
  }

  /// More was sent than anybody wants.
  static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;

    TooMuch(String message) {
      super(message);
    }
  }
}
