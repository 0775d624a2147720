package io.shopkeeper.store.files;

import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.ShopId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A [Provenance] as bytes: its components in order; texts by [DataOutput#writeUTF], the time as
/// seconds (long) and nanoseconds (int), a map as its size (int) and its entries.
final class ProvenanceFormat {
  private ProvenanceFormat() {}

  static void write(Provenance provenance, DataOutput out) throws IOException {
    out.writeUTF(provenance.model());
    out.writeUTF(provenance.program());
    out.writeLong(provenance.trainedAt().getEpochSecond());
    out.writeInt(provenance.trainedAt().getNano());
    out.writeUTF(provenance.shop().value());
    out.writeLong(provenance.sequence());
    out.writeLong(provenance.seed().value());
    write(provenance.settings(), out);
    write(provenance.measures(), out);
  }

  private static void write(SortedMap<String, String> map, DataOutput out) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  static Provenance read(DataInput in) throws IOException {
    return new Provenance(
        in.readUTF(),
        in.readUTF(),
        Instant.ofEpochSecond(in.readLong(), in.readInt()),
        new ShopId(in.readUTF()),
        in.readLong(),
        new Seed(in.readLong()),
        readMap(in),
        readMap(in));
  }

  private static SortedMap<String, String> readMap(DataInput in) throws IOException {
    var map = new TreeMap<String, String>();
    for (int left = in.readInt(); left > 0; left--) {
      map.put(in.readUTF(), in.readUTF());
    }
    return map;
  }
}
