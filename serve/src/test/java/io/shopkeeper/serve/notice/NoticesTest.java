package io.shopkeeper.serve.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.assist.Case;
import io.shopkeeper.assist.Need;
import io.shopkeeper.assist.Standing;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.language.Language;
import io.shopkeeper.serve.SampleShop;
import io.shopkeeper.serve.access.NoticeSecret;
import io.shopkeeper.serve.alert.Alerts;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticesTest {
  private static final String ADDRESS = "https://shop.test/hooks/inbox";
  private static final Instant START = Instant.parse("2026-11-29T10:00:00Z");
  private static final Case WAITING =
      new Case(
          "c0ffee",
          new CustomerId("c-1"),
          Language.ENGLISH,
          Standing.WAITING,
          Need.HAND_OVER,
          1,
          START,
          "A \"person\", please");

  @TempDir Path directory;
  private Store store;
  private Instant now = START;
  private int status = 200;
  private Runnable heard = () -> {};
  private final List<Posted> posted = new ArrayList<>();

  private record Posted(URI address, Map<String, String> headers, String body) {}

  @BeforeEach
  void open() {
    store = DuckStore.open(directory, SampleShop.shop(), () -> now);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Notices notices() {
    return new Notices(
        store.facts(),
        new NoticeSecret(directory),
        (address, headers, body) -> {
          if (status == 0) {
            throw new IOException("nobody answers");
          }
          posted.add(new Posted(address, headers, new String(body, StandardCharsets.UTF_8)));
          heard.run();
          return status;
        },
        () -> now,
        new Seed(posted.size() + 1).generator("notices"));
  }

  @Test
  void aHandOverIsToldOnceAndSigned() throws Exception {
    Notices notices = notices();
    String secret = notices.send(ADDRESS);
    notices.handedOver(WAITING);
    assertThat(notices.sendDue()).isEmpty();
    assertThat(notices.sendDue()).isEmpty();
    assertThat(posted).hasSize(1);
    Posted one = posted.getFirst();
    assertThat(one.address()).isEqualTo(URI.create(ADDRESS));
    assertThat(JsonTree.object(one.body()))
        .containsEntry("event", "hand_over")
        .containsEntry("conversation", "c0ffee")
        .containsEntry("customer", "c-1")
        .containsEntry("question", "A \"person\", please");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    assertThat(one.headers())
        .containsEntry(
            Notices.SIGNATURE,
            "sha256="
                + HexFormat.of()
                    .formatHex(mac.doFinal(one.body().getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aRuleThatFailsKeepsNoNoticeBack() throws Exception {
    Notices notices = notices();
    notices.send(ADDRESS);
    notices.handedOver(WAITING);
    var sent = new CountDownLatch(1);
    var failing =
        new Alerts(
            store.facts(),
            store.shop(),
            () -> {
              throw new IllegalStateException("no model can be read");
            },
            ShopExperiments.of(store.facts(), () -> now),
            _ -> {},
            () -> now);
    heard = sent::countDown;
    try (var thread = new NoticeThread(notices, failing, () -> now)) {
      assertThat(thread).isNotNull();
      assertThat(sent.await(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(posted).hasSize(1);
  }

  @Test
  void whatIsNotTakenIsSentAgainUnderTheSameIdAlsoAfterARestart() throws Exception {
    Notices notices = notices();
    notices.send(ADDRESS);
    notices.handedOver(WAITING);
    status = 500;
    assertThat(notices.sendDue()).contains(START.plusSeconds(5));
    status = 0;
    now = START.plusSeconds(4);
    assertThat(notices.sendDue()).as("not yet").contains(START.plusSeconds(5));
    now = START.plusSeconds(5);
    assertThat(notices.sendDue()).contains(START.plusSeconds(15));
    assertThat(notices.newest().getFirst().failure()).isEqualTo("nobody answers");
    status = 204;
    now = START.plusSeconds(15);
    assertThat(notices().sendDue()).isEmpty();
    assertThat(posted.stream().map(one -> one.headers().get(Notices.DELIVERY)).distinct())
        .hasSize(1);
    assertThat(notices.newest().getFirst())
        .satisfies(notice -> {
          assertThat(notice.attempts()).isEqualTo(3);
          assertThat(notice.sentAt()).isEqualTo(now);
          assertThat(notice.failure()).isNull();
        });
  }

  @Test
  void whatNobodyTakesForADayIsGivenUp() throws Exception {
    Notices notices = notices();
    notices.send(ADDRESS);
    notices.handedOver(WAITING);
    status = 404;
    while (notices.sendDue().isPresent()) {
      now = notices.sendDue().orElseThrow();
    }
    assertThat(posted).hasSize(Notices.MOST_ATTEMPTS);
    assertThat(Duration.between(START, now)).isBetween(Duration.ofHours(24), Duration.ofHours(36));
    assertThat(notices.newest().getFirst().failure()).isEqualTo("status 404");
  }

  @Test
  void nothingIsNotedWhereNobodyWantsToHear() throws Exception {
    Notices notices = notices();
    notices.handedOver(WAITING);
    notices.send(ADDRESS);
    assertThat(notices.sendDue()).isEmpty();
    notices.handedOver(WAITING);
    notices.stop();
    assertThat(notices.sendDue()).isEmpty();
    assertThat(posted).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "shop.test", "ftp://shop.test/", "https:///x", "file:/etc/passwd", "a b"})
  void whatIsNoAddressIsRefused(String address) {
    assertThatThrownBy(() -> notices().send(address)).isInstanceOf(IllegalArgumentException.class);
    assertThat(notices().address()).isEmpty();
  }
}
