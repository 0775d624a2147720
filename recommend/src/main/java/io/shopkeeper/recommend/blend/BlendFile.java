package io.shopkeeper.recommend.blend;

import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.als.AlsModel;
import io.shopkeeper.recommend.graphfilter.LowPass;
import io.shopkeeper.recommend.itemtable.Evidence;
import io.shopkeeper.recommend.itemtable.Refinement;
import io.shopkeeper.recommend.itemtable.TableEvidence;
import io.shopkeeper.recommend.userneighbours.UserNeighbours;
import io.shopkeeper.recommend.userneighbours.Visitors;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// The trained parts of a blend in a model file: how many, then each as a tag that tells its kind
/// and what it writes of itself. A new kind of part gets the next tag. The visitors whom all
/// neighbours among them ask are written before the first of these.
final class BlendFile {

  private static final int TABLE = 1;
  private static final int USER_NEIGHBOURS = 2;
  private static final int LOW_PASS = 3;
  private static final int ALS = 4;
  private static final int VISITORS = 5;

  private BlendFile() {}

  static void write(DataOutput out, Parts parts) throws IOException {
    out.writeInt(parts.size());
    Visitors written = null;
    for (Evidence evidence : parts.evidence()) {
      switch (evidence) {
        case TableEvidence table -> {
          out.writeByte(TABLE);
          table.write(out);
        }
        case UserNeighbours users -> {
          if (!users.visitors().equals(written)) {
            written = users.visitors();
            out.writeByte(VISITORS);
            written.write(out);
          }
          out.writeByte(USER_NEIGHBOURS);
          users.write(out);
        }
        default -> throw unknown(evidence);
      }
    }
    for (Refinement refinement : parts.refinements()) {
      switch (refinement) {
        case LowPass filter -> {
          out.writeByte(LOW_PASS);
          filter.write(out);
        }
        case AlsModel factors -> {
          out.writeByte(ALS);
          factors.write(out);
        }
        default -> throw unknown(refinement);
      }
    }
  }

  static Parts read(DataInput in, ProductIndex products) throws IOException {
    var evidence = new ArrayList<Evidence>();
    var refinements = new ArrayList<Refinement>();
    Visitors visitors = null;
    int parts = in.readInt();
    while (evidence.size() + refinements.size() < parts) {
      int tag = in.readByte();
      switch (tag) {
        case TABLE -> evidence.add(TableEvidence.read(in));
        case VISITORS -> visitors = Visitors.read(in);
        case USER_NEIGHBOURS -> evidence.add(UserNeighbours.read(in, given(visitors)));
        case LOW_PASS -> refinements.add(LowPass.read(in));
        case ALS -> refinements.add(AlsModel.read(in, products));
        default ->
            throw new IOException(
                "a part of kind %d, this program knows kinds 1 to %d: train again"
                    .formatted(tag, VISITORS));
      }
    }
    return new Parts(evidence, refinements);
  }

  private static Visitors given(@Nullable Visitors visitors) throws IOException {
    if (visitors == null) {
      throw new IOException("neighbours come before their visitors: train again");
    }
    return visitors;
  }

  private static IllegalArgumentException unknown(Object part) {
    return new IllegalArgumentException("no file kind for " + part.getClass().getSimpleName());
  }
}
