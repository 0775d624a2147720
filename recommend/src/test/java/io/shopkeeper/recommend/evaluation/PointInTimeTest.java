package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.ranking.ProductTraits;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PointInTimeTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Workers WORKERS = new Workers(POOL, 2);

  /// Of 40 users the first 20 take "a" next, the others "b".
  private static final List<UserItems> SEQUENCES = sequences("a", "b");

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  @Test
  void whatUsersTookNextIsInNoFeatureOfTheirs() {
    RankingData data = RankingData.leaveLastOut(SEQUENCES);
    RankingData otherwise = RankingData.leaveLastOut(sequences("b", "a"));

    PointInTime then = before(data);
    PointInTime turned = before(otherwise);

    assertThat(then.target(0)).isNotEqualTo(turned.target(0));
    for (int user = 0; user < then.size(); user++) {
      assertThat(bits(turned, user)).isEqualTo(bits(then, user));
    }
  }

  /// The leak that the design prevents: features counted from all of a user's items know what came
  /// last, and tell those who took "a" from those who took "b" though nothing before does.
  @Test
  void hadTheyBeenCountedFromItTheyWouldTellIt() {
    RankingData leaking = new RankingData(SEQUENCES, List.of(), targets(), List.of());
    PointInTime honest = before(RankingData.leaveLastOut(SEQUENCES));
    PointInTime leaked = before(leaking);

    assertThat(bits(honest, 0)).isEqualTo(bits(honest, 39));
    assertThat(bits(leaked, 0)).isNotEqualTo(bits(leaked, 39));
  }

  private static PointInTime before(RankingData data) {
    Behaviour behaviour = EncodedUsers.of(data.train(), true).behaviour(data.train());
    return PointInTime.before(
        data,
        new Candidate.Popularity(PopularitySettings.DEFAULT).train(behaviour, WORKERS),
        10,
        id -> ProductTraits.ofAttributes(List.of("kind=" + id.value())),
        _ -> List.of("kind=person"),
        new Seed(1),
        WORKERS);
  }

  /// All features of all products, as they are for a user.
  private static List<Integer> bits(PointInTime then, int user) {
    int[] all = IntStream.range(0, then.encoded().products().size()).toArray();
    float[][] features = then.lessons().features().of(then.history(user), all);
    return Arrays.stream(features)
        .flatMap(column ->
            IntStream.range(0, column.length).mapToObj(i -> Float.floatToIntBits(column[i])))
        .toList();
  }

  private static List<UserItems> sequences(String first, String second) {
    return IntStream.range(0, 40)
        .mapToObj(user ->
            new UserItems("u" + user, List.of("x", "y", "a", "b", user < 20 ? first : second)))
        .map(user -> user.user().equals("u7") ? user : seldom(user))
        .toList();
  }

  /// "a" and "b" are known of one user alone, so that the others' last items are new to them.
  private static UserItems seldom(UserItems user) {
    return new UserItems(user.user(), List.of("x", "y", user.items().getLast()));
  }

  private static List<UserItems> targets() {
    return SEQUENCES.stream()
        .map(user -> new UserItems(user.user(), List.of(user.items().getLast())))
        .toList();
  }
}
