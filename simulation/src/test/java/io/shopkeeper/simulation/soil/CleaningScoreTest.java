package io.shopkeeper.simulation.soil;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CleaningScoreTest {
  private static final List<String> COLUMNS = List.of("id", "brand", "title");
  private static final CsvTable CLEAN =
      new CsvTable(
          "products.csv",
          COLUMNS,
          List.of(
              List.of("p1", "Nordhus", "Wok"),
              List.of("p2", "Nordhus", "Pot"),
              List.of("p3", "Qinghe", "Tea"),
              List.of("p4", "Qinghe", "Cup")));
  private static final Map<String, Set<FaultKind>> REASONS =
      Map.of("twice", Set.of(FaultKind.DUPLICATE_EXACT), "spelling", Set.of(FaultKind.TYPO));

  /// A typo in line 2, brand and title swapped in line 3, and line 5 a repetition of line 4.
  private static final SoiledFiles FILES = soiled();

  @Test
  void allRepairedOrRejectedForTheRightReasonScoresOne() {
    CleaningScore score =
        score(
            repaired(2, "brand", "Nordhus"),
            repaired(3, "brand", "Nordhus"),
            repaired(3, "title", "Pot"),
            rejected(5, "twice"));
    assertThat(score.found()).isEqualTo(1);
    assertThat(score.cleanChanged()).isZero();
  }

  @Test
  void nothingDoneFindsNothingAndChangesNothing() {
    CleaningScore score = score();
    assertThat(score.found()).isZero();
    assertThat(score.foundByKind().keySet())
        .containsExactly(FaultKind.DUPLICATE_EXACT, FaultKind.TYPO, FaultKind.SWAPPED_COLUMNS);
    assertThat(score.cleanChanged()).isZero();
  }

  @Test
  void halfASwapCountsHalf() {
    assertThat(score(repaired(3, "title", "Pot")).foundByKind())
        .containsEntry(FaultKind.SWAPPED_COLUMNS, .5);
  }

  @Test
  void aWrongRepairOrReasonCountsForNothing() {
    assertThat(score(repaired(2, "brand", "Norhus"), rejected(5, "spelling")).found()).isZero();
  }

  @Test
  void aCleanRecordThatIsChangedCountsUnlessItMeansTheSame() {
    CleaningScore score =
        score(repaired(4, "brand", "qinghe"), repaired(6, "title", "Mug"), rejected(2, "spelling"));
    assertThat(score.cleanChanged()).isEqualTo(.5);
  }

  private static CleaningScore score(Correction... corrections) {
    return CleaningScore.of(FILES, List.of(corrections), REASONS, String::equalsIgnoreCase);
  }

  private static Correction repaired(int line, String column, String value) {
    return new Correction.Repaired("products.csv", line, column, value);
  }

  private static Correction rejected(int line, String reason) {
    return new Correction.Rejected("products.csv", line, reason);
  }

  private static SoiledFiles soiled() {
    var draft = new Draft(CLEAN);
    draft.change(draft.lines().get(0), 1, FaultKind.TYPO, Map.of("brand", "Norhdus"));
    draft.change(
        draft.lines().get(1),
        2,
        FaultKind.SWAPPED_COLUMNS,
        Map.of("brand", "Pot", "title", "Nordhus"));
    draft.insert(2, 3, FaultKind.DUPLICATE_EXACT, CLEAN.rows().get(2));
    return Soil.files(List.of(draft));
  }
}
