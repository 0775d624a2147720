package io.shopkeeper.serve.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes server-sent events (HTML standard, section 9.2); each is on its way when a method
/// returns. For one thread.
public final class EventStream {
  private final OutputStream out;

  public EventStream(OutputStream out) {
    this.out = out;
  }

  /// @param data JSON in one line
  /// @throws IOException if the reader has left
  public void send(String event, String data) throws IOException {
    write("event: %s\ndata: %s\n\n".formatted(event, data));
  }

  /// An event that a reader who comes back names in `Last-Event-ID`.
  ///
  /// @throws IOException if the reader has left
  public void send(String event, int id, String data) throws IOException {
    write("event: %s\nid: %d\ndata: %s\n\n".formatted(event, id, data));
  }

  /// Keeps the connection open, and finds out whether the reader is there.
  ///
  /// @throws IOException if not
  public void beat() throws IOException {
    write(": still here\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
