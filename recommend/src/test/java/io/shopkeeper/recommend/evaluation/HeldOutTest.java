package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutTest {

  private static final Seed SEED = new Seed(1);

  private static List<UserItems> users(int count, int items) {
    return IntStream.range(0, count)
        .mapToObj(user ->
            new UserItems("u" + user, IntStream.range(0, items).mapToObj(i -> "i" + i).toList()))
        .toList();
  }

  private static RankingData data(List<UserItems> train, List<UserItems> valid) {
    return new RankingData(train, valid, List.of(), List.of());
  }

  @Test
  void aQuarterOfTheItemsOfAFifthOfTheUsersIsHeldOut() {
    HeldOut cut = HeldOut.of(data(users(10_000, 12), List.of()), SEED);
    assertThat(cut.judged()).hasSize(2_000).allMatch(user -> user.items().size() == 9);
    assertThat(cut.held()).hasSize(2_000).allMatch(user -> user.items().size() == 3);
    assertThat(cut.train()).hasSize(10_000);
    assertThat(cut.train().stream().filter(user -> user.items().size() == 12)).hasSize(8_000);
  }

  @Test
  void whatIsHeldOutIsNotInTrain() {
    HeldOut cut = HeldOut.of(data(users(50, 5), List.of()), SEED);
    for (int user = 0; user < cut.judged().size(); user++) {
      var all = new ArrayList<>(cut.judged().get(user).items());
      assertThat(all).doesNotContainAnyElementsOf(cut.held().get(user).items());
      all.addAll(cut.held().get(user).items());
      assertThat(all).containsExactlyInAnyOrderElementsOf(users(1, 5).getFirst().items());
    }
  }

  @Test
  void givenValidationDataIsWhatIsHeldOut() {
    List<UserItems> valid = List.of(new UserItems("u3", List.of("i0", "i1")));
    HeldOut cut = HeldOut.of(data(users(10, 5), valid), SEED);
    assertThat(cut.judged()).containsExactly(new UserItems("u3", List.of("i2", "i3", "i4")));
    assertThat(cut.held().getFirst().items()).containsExactlyInAnyOrder("i0", "i1");
  }

  @Test
  void usersOfOneItemAreNotJudged() {
    assertThat(HeldOut.of(data(users(10, 1), List.of()), SEED).judged()).isEmpty();
  }

  @Test
  void theSameSeedCutsTheSame() {
    RankingData data = data(users(100, 9), List.of());
    assertThat(HeldOut.of(data, SEED)).isEqualTo(HeldOut.of(data, SEED));
    assertThat(HeldOut.of(data, SEED)).isNotEqualTo(HeldOut.of(data, new Seed(2)));
  }
}
