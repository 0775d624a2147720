package io.shopkeeper.serve.access;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import io.shopkeeper.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Who changed what and who logged in, kept in the table `audit`. Names what was asked of the
/// server, never what was sent: no password, key or text of a customer gets in. Safe for any number
/// of threads.
public final class AuditLog {
  private static final System.Logger LOG = System.getLogger(AuditLog.class.getName());

  private final Facts facts;
  private final InstantSource clock;

  public AuditLog(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
  }

  /// @param who a person, a key's id, or `local` for a command on the same machine
  /// @param did as in `POST /api/v1/keys` or `login`
  /// @param status of the answer, as HTTP has it
  public record Entry(Instant at, String who, String did, int status) {}

  /// Writes an entry down. What was done stays done where that fails: it is said in the server's
  /// log instead.
  public void write(String who, String did, int status) {
    try {
      facts.update(Query.of(AuditLog.class, "insert-audit.sql", clock.instant(), who, did, status));
    } catch (StoreException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "cannot write the audit log: %s, %s, %d".formatted(who, did, status),
          e);
    }
  }

  /// The latest entries, the last first.
  public List<Entry> latest(int most) {
    return facts.list(Query.of(AuditLog.class, "latest-audit.sql", most), AuditLog::read);
  }

  private static Entry read(Row row) {
    Instant at = row.instantOrNull(0);
    return new Entry(
        at == null ? Instant.EPOCH : at, row.text(1), row.text(2), (int) row.integer(3));
  }
}
