package io.shopkeeper.recommend.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.SmallShop;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.store.ModelFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The format of the first release, kept for ever: files written by it must stay readable.
class RecommenderFileTest {

  private static final String GOLDEN = "item-neighbours-format-2.hex";

  private final TrainedRecommender trained =
      new SmallShop()
          .buys("ann", "tent", "mat")
          .buys("ben", "tent", "mat", "stove")
          .buys("cem", "tent")
          .train(new ItemNeighbourSettings(10, 10, -.2, 1, .5, 3, .005, RelationWeights.DEFAULT));

  @Test
  void theModelIsWrittenByteForByteAsInTheFirstRelease() throws IOException {
    assertThat(HexFormat.of().formatHex(written())).isEqualTo(golden());
  }

  @Test
  void aFileOfTheFirstReleaseStillAnswers() throws IOException {
    TrainedRecommender read = read(HexFormat.of().parseHex(golden()));
    History cem = History.of(read.histories().row(read.histories().row(new CustomerId("cem"))));
    List<Recommendation> answer = read.model().recommend(cem, item -> !cem.owns(item), 5);
    assertThat(answer).isEqualTo(trained.model().recommend(cem, item -> !cem.owns(item), 5));
    assertThat(answer).extracting(item -> item.product().value()).containsExactly("mat", "stove");
  }

  @ParameterizedTest
  @ValueSource(strings = {"popularity", "transitions", "als", "sequence-blend"})
  void theFirstFileOfEveryFamilyStillAnswers(String family) throws IOException {
    TrainedRecommender read = read(HexFormat.of().parseHex(text(family + "-format-1.hex")), family);
    History cem = History.of(read.histories().row(read.histories().row(new CustomerId("cem"))));
    assertThat(read.model().recommend(cem, item -> !cem.owns(item), 5))
        .extracting(item -> item.product().value())
        .containsExactly("mat", "stove");
  }

  /// The one puts what was found first, first; the trees of the other what was found second.
  @ParameterizedTest
  @CsvSource({"ranked-linear, mat stove", "ranked, stove mat"})
  void theFirstFilesOfARankingStillPutInOrderAndSayWhy(String file, String order)
      throws IOException {
    TrainedRecommender read = read(HexFormat.of().parseHex(text(file + "-format-1.hex")), "ranked");
    History cem = History.of(read.histories().row(read.histories().row(new CustomerId("cem"))));
    List<Recommendation> answer = read.model().recommend(cem, item -> !cem.owns(item), 5);
    assertThat(answer)
        .extracting(item -> item.product().value())
        .containsExactly(order.split(" ", -1));
    assertThat(answer.getFirst().reasons().getFirst().saysLittle()).isFalse();
  }

  @Test
  void aFileOfAnUnknownFormatIsRefusedWithAdvice() throws IOException {
    byte[] other = written();
    other[3] = 99;
    assertThatIOException()
        .isThrownBy(() -> read(other))
        .withMessage(
            "the model file has format 99 of 'item-neighbours', this program reads 2: train again");
  }

  @Test
  void aFileOfAnUnknownKindIsRefusedWithAdvice() throws IOException {
    byte[] bytes = written();
    assertThatIOException()
        .isThrownBy(() -> read(bytes, "oracle"))
        .withMessageContainingAll("'oracle'", "item-neighbours", "als", "train again");
  }

  private byte[] written() throws IOException {
    var bytes = new ByteArrayOutputStream();
    RecommenderFile.write(new DataOutputStream(bytes), trained.histories(), trained.model());
    return bytes.toByteArray();
  }

  private TrainedRecommender read(byte[] bytes) throws IOException {
    return read(bytes, "item-neighbours");
  }

  private TrainedRecommender read(byte[] bytes, String kind) throws IOException {
    Provenance of = trained.provenance();
    var provenance =
        new Provenance(
            kind,
            of.program(),
            of.trainedAt(),
            of.shop(),
            of.sequence(),
            of.seed(),
            of.settings(),
            of.measures());
    return RecommenderFile.read(
        new DataInputStream(new ByteArrayInputStream(bytes)),
        new ModelFiles.Entry(provenance, 1, bytes.length));
  }

  private static String golden() throws IOException {
    return text(GOLDEN);
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = RecommenderFileTest.class.getResourceAsStream(resource)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
