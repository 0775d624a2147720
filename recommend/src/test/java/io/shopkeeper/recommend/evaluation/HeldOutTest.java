package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HeldOutTest {

  private static final Seed SEED = new Seed(1);
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

  private static List<UserItems> users(int count, int items) {
    return IntStream.range(0, count)
        .mapToObj(user ->
            new UserItems("u" + user, IntStream.range(0, items).mapToObj(i -> "i" + i).toList()))
        .toList();
  }

  private static RankingData data(List<UserItems> train, List<UserItems> valid) {
    return new RankingData(train, valid, List.of(), List.of());
  }

  @AfterAll
  static void close() {
    POOL.close();
  }

  private static HeldOut cut(RankingData data, Seed seed) {
    return HeldOut.of(data, seed, new Workers(POOL, 2));
  }

  @Test
  void aFifthOfWhatEverybodyHasIsHeldOut() {
    HeldOut cut = cut(data(users(60, 10), List.of()), SEED);
    assertThat(cut.judged()).hasSize(60).allMatch(user -> user.items().size() == 8);
    assertThat(cut.held()).hasSize(60).allMatch(user -> user.items().size() == 2);
    assertThat(cut.train()).hasSize(60).allMatch(user -> user.items().size() == 8);
  }

  @Test
  void ofManyUsersSomeAreJudged() {
    HeldOut cut = cut(data(users(6_100, 4), List.of()), SEED);
    assertThat(cut.judged()).hasSize(6_000);
    assertThat(cut.train()).hasSize(6_100).allMatch(user -> user.items().size() == 3);
  }

  @Test
  void whatIsHeldOutOfAUserBelongsTogether() {
    // Everybody has four items of each of three kinds, from forty of a kind.
    var random = new SplittableRandom(5);
    var users = new ArrayList<UserItems>();
    for (int user = 0; user < 400; user++) {
      var items = new ArrayList<String>();
      for (int kind = 0; kind < 3; kind++) {
        int first = random.nextInt(40);
        for (int i = 0; i < 4; i++) {
          items.add("kind" + kind + "-" + (first + i) % 40);
        }
      }
      users.add(new UserItems("u" + user, items));
    }
    HeldOut cut = cut(data(users, List.of()), SEED);
    long together =
        cut.held().stream()
            .filter(
                user -> user.items().stream().map(item -> item.charAt(4)).distinct().count() == 1)
            .count();
    // Two at random would be of one kind for 3 of 11 users, about 109.
    assertThat(together).isGreaterThan(200);
  }

  @Test
  void whatIsHeldOutIsNotInTrain() {
    HeldOut cut = cut(data(users(50, 5), List.of()), SEED);
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
    HeldOut cut = cut(data(users(10, 5), valid), SEED);
    assertThat(cut.judged()).containsExactly(new UserItems("u3", List.of("i2", "i3", "i4")));
    assertThat(cut.held().getFirst().items()).containsExactlyInAnyOrder("i0", "i1");
  }

  @Test
  void usersOfOneItemAreNotJudged() {
    assertThat(cut(data(users(10, 1), List.of()), SEED).judged()).isEmpty();
  }

  @Test
  void theSameSeedCutsTheSame() {
    RankingData data = data(users(100, 9), List.of());
    assertThat(cut(data, SEED)).isEqualTo(cut(data, SEED));
    assertThat(HeldOut.of(data, SEED, new Workers(POOL, 1))).isEqualTo(cut(data, SEED));
    assertThat(cut(data, SEED)).isNotEqualTo(cut(data, new Seed(2)));
  }
}
