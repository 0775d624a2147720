package io.shopkeeper.recommend.training;

import io.shopkeeper.recommend.ModelArrays;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.ScoringModel;
import io.shopkeeper.recommend.ranking.Findings;
import io.shopkeeper.recommend.ranking.Kindred;
import io.shopkeeper.recommend.ranking.LearnedRanker;
import io.shopkeeper.recommend.ranking.Opinion;
import io.shopkeeper.recommend.ranking.RankedModel;
import io.shopkeeper.recommend.ranking.RankingFeatures;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A ranked model in a file: what finds candidates, the models that are heard beside it, what
/// features rest on, the products that hardly anybody had to do with, and the ranker.
final class RankedFile {
  private RankedFile() {}

  static void write(RankedModel model, DataOutput out) throws IOException {
    RecommenderModel found = model.findings().found();
    RecommenderFile.writePart(out, found);
    RankingFeatures features = model.findings().kindred().features();
    out.writeInt(features.opinions().size());
    for (Opinion opinion : features.opinions()) {
      out.writeUTF(opinion.name());
      boolean same = opinion.model().equals(found);
      out.writeBoolean(same);
      if (!same) {
        RecommenderFile.writePart(out, opinion.model());
      }
    }
    features.write(out);
    ModelArrays.writeInts(out, model.findings().kindred().scarce());
    model.learned().write(out);
  }

  static RankedModel read(DataInput in, ProductIndex products) throws IOException {
    RecommenderModel found = RecommenderFile.readPart(in, products);
    int heard = in.readInt();
    List<Opinion> opinions = new ArrayList<>();
    for (int o = 0; o < heard; o++) {
      String name = in.readUTF();
      RecommenderModel model = in.readBoolean() ? found : RecommenderFile.readPart(in, products);
      if (!(model instanceof ScoringModel scoring)) {
        throw new IOException("opinion '%s' is of a model without scores".formatted(name));
      }
      opinions.add(new Opinion(name, scoring));
    }
    RankingFeatures features = RankingFeatures.read(in, products, opinions);
    var kindred = new Kindred(features, ModelArrays.readInts(in));
    return RankedModel.of(new Findings(found, kindred), LearnedRanker.read(in));
  }
}
