package io.shopkeeper.bench;

import io.shopkeeper.app.remote.ServerLock;
import java.net.URI;
import java.util.Objects;

/// The server that is measured: where it listens, with which key, and its process.
record Server(URI address, String key, ServerProcess process) {

  static Server of(ServerLock.Holder holder) {
    return new Server(
        Objects.requireNonNull(holder.address(), "the server is still starting"),
        Objects.requireNonNull(holder.key(), "the server is still starting"),
        new ServerProcess(holder.pid()));
  }
}
