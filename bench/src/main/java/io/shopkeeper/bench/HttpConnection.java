package io.shopkeeper.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One kept-alive HTTP/1.1 connection that costs next to nothing.
///
/// The load generator shares two cores with the server it measures, so it must not take the
/// processor from it: requests are written as they are, answers are read into one buffer and only
/// their status and length are parsed. For one thread.
final class HttpConnection implements AutoCloseable {
  private static final byte[] CONTENT_LENGTH = ascii("content-length:");
  private static final byte[] CHUNKED = ascii("transfer-encoding: chunked");

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[64 * 1024];
  private int filled;
  private int bodyStart;
  private int bodyLength;

  HttpConnection(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  static byte[] get(URI server, String path, String key) {
    return ascii(
        "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, server.getAuthority(), key));
  }

  static byte[] postHead(URI server, String path, String key, String type, int length) {
    return ascii(
        """
        POST %s HTTP/1.1\r
        Host: %s\r
        Authorization: Bearer %s\r
        Content-Type: %s\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, server.getAuthority(), key, type, length));
  }

  /// Sends a whole request and waits for the whole answer.
  ///
  /// @return the status code
  int exchange(byte[] request) throws IOException {
    out.write(request);
    filled = 0;
    int head;
    while ((head = endOfHead()) < 0) {
      fill();
    }
    bodyStart = head;
    int status = Integer.parseInt(new String(buffer, 9, 3, StandardCharsets.US_ASCII));
    if (find(CHUNKED, head) >= 0) {
      while (!endsWithLastChunk()) {
        fill();
      }
      bodyLength = filled - head;
      return status;
    }
    int at = find(CONTENT_LENGTH, head);
    bodyLength = at < 0 ? 0 : number(at + CONTENT_LENGTH.length);
    while (filled < head + bodyLength) {
      fill();
    }
    return status;
  }

  /// The body of the last answer, as text.
  String body() {
    return new String(buffer, bodyStart, bodyLength, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void fill() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    if (count < 0) {
      throw new EOFException("the server closed the connection");
    }
    filled += count;
  }

  private int endOfHead() {
    for (int i = 3; i < filled; i++) {
      if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private boolean endsWithLastChunk() {
    return filled - bodyStart >= 5
        && Arrays.equals(buffer, filled - 5, filled, ascii("0\r\n\r\n"), 0, 5);
  }

  /// Where a header of the answer stands, in any case; -1 if it is not there.
  private int find(byte[] header, int end) {
    for (int i = 0; i + header.length <= end; i++) {
      int j = 0;
      while (j < header.length && Character.toLowerCase(buffer[i + j]) == header[j]) {
        j++;
      }
      if (j == header.length) {
        return i;
      }
    }
    return -1;
  }

  private int number(int from) {
    int value = 0;
    for (int i = from; buffer[i] != '\r'; i++) {
      if (buffer[i] >= '0' && buffer[i] <= '9') {
        value = value * 10 + buffer[i] - '0';
      }
    }
    return value;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
