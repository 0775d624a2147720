package io.shopkeeper.recommend.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ActivitySharesTest {

  @Test
  void classesAreOfAboutEqualSize() {
    assertThat(ActivityShares.bounds(new int[] {8, 1, 2, 3, 4, 5, 6, 7}, 4))
        .containsExactly(3, 5, 7);
  }

  @Test
  void customersAllAlikeAreOneClass() {
    assertThat(ActivityShares.bounds(new int[] {2, 2, 2, 2}, 4)).isEmpty();
    assertThat(ActivityShares.bounds(new int[] {2}, 4)).isEmpty();
  }

  @Test
  void aCustomerAtABoundIsInTheClassAbove() {
    List<Integer> bounds = List.of(3, 5);
    assertThat(ActivityShares.classOf(0, bounds)).isZero();
    assertThat(ActivityShares.classOf(3, bounds)).isEqualTo(1);
    assertThat(ActivityShares.classOf(4, bounds)).isEqualTo(1);
    assertThat(ActivityShares.classOf(500, bounds)).isEqualTo(2);
  }

  @Test
  void sharesForTheWrongNumberOfClassesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActivityShares(List.of(3), List.of(List.of(1.0))))
        .withMessage("1 bounds make 2 classes, not 1");
  }
}
