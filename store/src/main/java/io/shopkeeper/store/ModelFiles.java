package io.shopkeeper.store;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Provenance;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Immutable, versioned model files, each with its provenance.
///
/// A file appears whole or not at all and is checked by a checksum when read; old versions beyond
/// the last few are removed.
public interface ModelFiles {

  /// Writes a new version.
  Entry write(Provenance provenance, Writer writer);

  /// The newest version of a model whose provenance can be read.
  Optional<Entry> newest(String model);

  /// All versions whose provenance can be read, newest first. Where [#read] finds one damaged, the
  /// next of its model may do.
  List<Entry> list();

  /// Remembers which version serves a purpose, as `recommend`; it is kept however old it gets.
  void promote(String purpose, Entry entry);

  /// Forgets what [#promote] remembered, if anything.
  void release(String purpose);

  /// The version that was promoted for a purpose and is still there.
  Optional<Entry> promoted(String purpose);

  /// Deletes every version whose bytes name one of these customers: it is to be trained anew.
  void forget(Collection<CustomerId> customers);

  /// @throws StoreException with code `MODEL_DAMAGED` if the file is not as it was written, or the
  ///   reader fails
  <T> T read(Entry entry, Reader<T> reader);

  /// @param version rises by one with each file of a model
  record Entry(Provenance provenance, int version, long bytes) {

    /// As in `item-neighbours-3`.
    public String name() {
      return provenance.model() + "-" + version;
    }
  }

  @FunctionalInterface
  interface Writer {
    void write(DataOutput out) throws IOException;
  }

  @FunctionalInterface
  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }
}
