package io.shopkeeper.serve.access;

import io.shopkeeper.store.Facts;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Who may come in, by which way, and what is remembered of it.
public record Admission(ApiKeys keys, People people, Sessions sessions, AuditLog audit) {

  /// @param random cryptographically strong
  public static Admission of(Facts facts, InstantSource clock, RandomGenerator random) {
    var sessions = new Sessions(clock, random);
    return new Admission(
        new ApiKeys(facts, clock, random),
        new People(facts, sessions, clock, random),
        sessions,
        new AuditLog(facts, clock));
  }
}
