package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every table of every format with every fault that a file can have: each costs its own row at
/// most, and all others become what they became without it.
class PresetFaultsTest {
  @TempDir private Path folder;
  private Loads loads;

  /// What is done to a file, and why the row is refused that it costs; null for one that costs
  /// none.
  private enum Fault {
    BYTE_ORDER_MARK(null) {
      @Override
      byte[] apply(String text) {
        return utf8("\uFEFF" + text);
      }
    },
    LINE_ENDS_OF_WINDOWS(null) {
      @Override
      byte[] apply(String text) {
        return utf8(text.replace("\n", "\r\n"));
      }
    },
    BLANK_LINES(null) {
      @Override
      byte[] apply(String text) {
        return utf8(text + "\n   \n\n");
      }
    },
    NO_LAST_LINE_END(null) {
      @Override
      byte[] apply(String text) {
        return utf8(text.substring(0, text.length() - 1));
      }
    },
    PACKED(null) {
      @Override
      byte[] apply(String text) throws IOException {
        return packed(text);
      }
    },
    TOO_MANY_CELLS(RejectReason.MALFORMED) {
      @Override
      byte[] apply(String text) {
        String header = text.lines().findFirst().orElseThrow();
        return utf8(text + header + mark(text) + "one" + mark(text) + "more\n");
      }
    },
    TOO_FEW_CELLS(RejectReason.MALFORMED) {
      @Override
      byte[] apply(String text) {
        return utf8(text + "alone\n");
      }
    },
    OPEN_QUOTE(RejectReason.UNCLOSED_QUOTE) {
      @Override
      byte[] apply(String text) {
        return utf8(text + "\"never closed\n");
      }
    },
    A_LINE_WITHOUT_END(RejectReason.TOO_LONG) {
      @Override
      byte[] apply(String text) {
        return utf8(text + "x".repeat((1 << 20) + 1) + "\n");
      }
    };

    private final @Nullable RejectReason reason;

    Fault(@Nullable RejectReason reason) {
      this.reason = reason;
    }

    abstract byte[] apply(String text) throws IOException;

    private static String mark(String text) {
      String header = text.lines().findFirst().orElseThrow();
      return header.contains("\t") ? "\t" : header.contains(";") ? ";" : ",";
    }
  }

  @BeforeEach
  void open() {
    loads = new Loads(folder);
  }

  @AfterEach
  void close() {
    loads.close();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packed(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(utf8(text));
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "products.csv",
        "customers.tsv",
        "orders.csv",
        "events.csv",
        "faq.csv",
        "flat.csv",
        "online-retail.csv",
        "shopify/products_export.csv",
        "shopify/orders_export.csv",
        "shopify/customers_export.csv",
        "woocommerce/products.csv",
        "woocommerce/orders.csv",
        "woocommerce/customers.csv",
        "google/feed.tsv",
        "retailrocket/events.csv",
        "retailrocket/item_properties_part1.csv",
        "retailrocket/category_tree.csv"
      })
  void aFaultCostsItsOwnRowAtMost(String sample) throws IOException {
    Path file = loads.writeSample(sample);
    String text = Files.readString(file).replaceAll("\n+$", "") + "\n";
    FileTime changed = Files.getLastModifiedTime(file);
    IngestReport before = loads.run(file);

    for (Fault fault : Fault.values()) {
      loads.aMinuteLater();
      Path bad = loads.write(fault + "/" + file.getFileName(), fault.apply(text));
      Files.setLastModifiedTime(bad, changed);

      IngestReport after = loads.run(bad);

      IngestReport.Records records = after.records();
      assertThat(records.accepted()).as(fault.name()).isEqualTo(before.records().accepted());
      assertThat(records.duplicates()).as(fault.name()).isEqualTo(before.records().duplicates());
      assertThat(records.rejected())
          .as(fault.name())
          .isEqualTo(before.records().rejected() + (fault.reason == null ? 0 : 1));
      assertThat(after.files().getFirst().format())
          .as(fault.name())
          .isEqualTo(before.files().getFirst().format());
      assertThat(after.stored().events()).as(fault.name()).isZero();
      assertThat(after.stored().eventsInConflict()).as(fault.name()).isZero();
      if (fault.reason != null) {
        assertThat(
                loads.ask(
                    "SELECT DISTINCT reason FROM reject WHERE line IS NOT NULL AND load_id = '%s'"
                        .formatted(after.load())))
            .as(fault.name())
            .contains(fault.reason.wireName());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "events.csv",
        "flat.csv",
        "online-retail.csv",
        "shopify/orders_export.csv",
        "woocommerce/orders.csv",
        "google/feed.tsv",
        "retailrocket/events.csv"
      })
  void ofAPackedFileThatEndsTooEarlyWhatCameBeforeIsKeptAndTheDamageTold(String sample)
      throws IOException {
    Path file = loads.writeSample(sample);
    byte[] whole = packed(Files.readString(file));

    IngestReport report =
        loads.run(
            loads.write(
                "cut/" + file.getFileName() + ".gz", Arrays.copyOf(whole, whole.length - 9)));

    assertThat(report.records().read()).isPositive();
    assertThat(report.files().getFirst().problem()).isNotNull();
  }
}
