package io.shopkeeper.store;

import java.io.IOException;
import java.io.OutputStream;

/// Copies of everything a shop keeps, made while it goes on.
public interface Backups {

  /// Copies the tables as they are now, every event acknowledged before the call among them, while
  /// others read and write. Costs the disk a second copy of the tables until it is closed.
  ///
  /// @throws StoreException with code `BUSY` while another is open; with that of the failure if the
  ///   tables cannot take over what the journal has
  Snapshot take();

  /// The tables of one moment, and the files beside them.
  interface Snapshot extends AutoCloseable {

    /// Writes one archive ([io.shopkeeper.store.backup]). Files such as models are those of the
    /// time of writing.
    ///
    /// @param out is not closed
    Manifest writeTo(OutputStream out) throws IOException;

    @Override
    void close();
  }
}
