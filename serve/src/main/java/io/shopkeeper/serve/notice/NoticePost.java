package io.shopkeeper.serve.notice;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// Brings a notice to another program.
@FunctionalInterface
public interface NoticePost {

  /// @return the HTTP status that was answered
  /// @throws IOException if nothing was answered in time
  int post(URI address, Map<String, String> headers, byte[] body) throws IOException;
}
