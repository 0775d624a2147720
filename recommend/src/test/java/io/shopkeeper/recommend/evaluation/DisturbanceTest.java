package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.domain.Seed;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisturbanceTest {

  /// Ten users of five items each out of fourteen.
  private final List<UserItems> users =
      IntStream.range(0, 10)
          .mapToObj(user ->
              new UserItems(
                  "u" + user,
                  IntStream.range(user, user + 5).mapToObj(item -> "i" + item).toList()))
          .toList();

  @Test
  void noiseAddsSoManyItemsOnceEachAndKeepsTheOrderOfTheOthers() {
    List<UserItems> noisy = new Disturbance.Noise(.2).of(users, new Seed(1));
    assertThat(noisy.stream().mapToInt(user -> user.items().size()).sum()).isEqualTo(60);
    for (int user = 0; user < users.size(); user++) {
      List<String> items = noisy.get(user).items();
      assertThat(items).doesNotHaveDuplicates().containsSubsequence(users.get(user).items());
    }
  }

  @Test
  void theSameSeedGivesTheSameNoiseAndAnotherSeedAnother() {
    var noise = new Disturbance.Noise(.2);
    assertThat(noise.of(users, new Seed(1))).isEqualTo(noise.of(users, new Seed(1)));
    assertThat(noise.of(users, new Seed(1))).isNotEqualTo(noise.of(users, new Seed(2)));
  }

  @Test
  void nothingChangesWithoutNoiseOrSpamAndWithoutUsers() {
    assertThat(new Disturbance.Noise(0).of(users, new Seed(1))).isEqualTo(users);
    assertThat(new Disturbance.Spam(0, List.of("i0"), 3).of(users, new Seed(1))).isEqualTo(users);
    assertThat(new Disturbance.Noise(.2).of(List.of(), new Seed(1))).isEmpty();
  }

  @Test
  void noiseEndsWhereEverybodyHasEverything() {
    var all = List.of(new UserItems("u", List.of("a", "b")));
    assertThat(new Disturbance.Noise(1).of(all, new Seed(1))).isEqualTo(all);
  }

  @Test
  void everySpamAccountHasWhatIsPushedAndSomeCover() {
    List<String> rarest = Disturbance.Spam.rarest(users, 2);
    assertThat(Set.copyOf(rarest)).isEqualTo(Set.of("i0", "i13"));
    List<UserItems> more = new Disturbance.Spam(.3, rarest, 4).of(users, new Seed(1));
    assertThat(more.subList(0, 10)).isEqualTo(users);
    assertThat(more.subList(10, more.size()))
        .hasSize(3)
        .allSatisfy(account -> {
          assertThat(account.items()).containsAll(rarest).doesNotHaveDuplicates();
          assertThat(account.items()).hasSizeBetween(3, 6);
        });
  }

  @Test
  void sharesThatAreNoneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Disturbance.Noise(Double.NaN))
        .withMessageContaining("share is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Disturbance.Spam(1.5, List.of(), 0))
        .withMessageContaining("1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Disturbance.Spam(.1, List.of(), -1))
        .withMessageContaining("cover");
  }
}
