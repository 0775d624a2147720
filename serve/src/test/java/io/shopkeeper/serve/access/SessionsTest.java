package io.shopkeeper.serve.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.serve.http.Caller;
import io.shopkeeper.serve.http.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
  private final Sessions sessions = new Sessions(now::get, new Seed(1).generator("sessions"));
  private final Caller caller = new Caller("key", Role.ANALYST, true, false);

  @Test
  void aSessionKnowsWhoOpenedItAndThatACookieVouches() {
    Caller found = sessions.find(sessions.open(caller)).orElseThrow();
    assertThat(found.role()).isEqualTo(Role.ANALYST);
    assertThat(found.byCookie()).isTrue();
  }

  @Test
  void aSessionEndsByItself() {
    String token = sessions.open(caller);
    now.updateAndGet(instant -> instant.plus(Sessions.LIFETIME).plusSeconds(1));
    assertThat(sessions.find(token)).isEmpty();
  }

  @Test
  void aLinkIsTooOldAfterTenMinutes() {
    String early = sessions.link(caller);
    now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(9)));
    String late = sessions.link(caller);
    now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(2)));
    assertThat(sessions.redeem(early)).isEmpty();
    assertThat(sessions.redeem(late)).isPresent();
    assertThat(sessions.redeem(late)).as("once only").isEmpty();
  }

  @Test
  void aTokenOfOneKindIsNotOneOfTheOther() {
    assertThat(sessions.find(sessions.link(caller))).isEmpty();
    assertThat(sessions.redeem(sessions.open(caller))).isEmpty();
  }

  @Test
  void takingAKeyBackEndsItsSessions() {
    String token = sessions.open(caller);
    sessions.closeAll("another");
    assertThat(sessions.find(token)).isPresent();
    sessions.closeAll("key");
    assertThat(sessions.find(token)).isEmpty();
  }
}
