package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.ingest.fusion.FusionField;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.fusion.FusionLabels;
import io.shopkeeper.ingest.fusion.FusionRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FusionFileTest {
  @TempDir private Path folder;

  @Test
  void columnsAreFoundByManyNames() throws IOException {
    assertThat(customers("Customer ID;First Name;Last Name;E-Mail;Zip\n7;Ann;Lee;a@b.cn;0123\n"))
        .containsExactly(
            new FusionRecord(
                "7",
                Map.of(
                    FusionField.NAME, "Ann Lee",
                    FusionField.EMAIL, "a@b.cn",
                    FusionField.POSTCODE, "0123")));
    assertThat(customers("用户ID,姓名,手机号,收货地址\n7,张伟,13800138000,上海市中山路1号\n"))
        .containsExactly(
            new FusionRecord(
                "7",
                Map.of(
                    FusionField.NAME, "张伟",
                    FusionField.PHONE, "13800138000",
                    FusionField.ADDRESS, "上海市中山路1号")));
  }

  @Test
  void otherColumnsOfProductsAreAttributes() throws IOException {
    Path file = write("p.csv", "id,title,colour,size\n1,Lamp,black,\n");
    assertThat(reader().records(file, FusionKind.PRODUCTS).records())
        .containsExactly(
            new FusionRecord(
                "1", Map.of(FusionField.TITLE, "Lamp", FusionField.ATTRIBUTES, "colour: black")));
  }

  @Test
  void jsonLinesAreReadToo() throws IOException {
    Path file = write("c.jsonl", "{\"id\":1,\"name\":\"Ann\"}\n{\"name\":\"Bob\"}\nno json\n");
    FusionFile.Records read = reader().records(file, FusionKind.CUSTOMERS);
    assertThat(read.records()).extracting(FusionRecord::id).containsExactly("1");
    assertThat(read.report().records().rejected()).isEqualTo(2);
  }

  @Test
  void badRowsAreRefusedOneByOne() throws IOException {
    Path file = write("c.csv", "id,name\n1,Ann\n,Bob\n1,Ann\n1,Other\n2\n3,Cid\n");
    FusionFile.Records read = reader().records(file, FusionKind.CUSTOMERS);
    assertThat(read.records()).extracting(FusionRecord::id).containsExactly("1", "3");
    assertThat(read.report().records().duplicates()).isEqualTo(1);
    assertThat(read.report().records().rejected()).isEqualTo(3);
    assertThat(Files.readString(folder.resolve("rejects.csv")))
        .contains("missing-value", "conflict");
  }

  @Test
  void aFileWithoutRecordsIdsOrAnythingToCompareIsRefused() throws IOException {
    refuses("", "'id'");
    refuses("id,name\n", "holds no record");
    refuses("name,email\nAnn,a@b.cn\n", "'id'");
    refuses("id,age\n1,40\n", "nothing to compare");
    assertThatThrownBy(() -> reader().records(folder.resolve("no.csv"), FusionKind.CUSTOMERS))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("there is no such file");
  }

  @Test
  void labelsAreReadAndWhatCannotBeRightIsRefused() throws IOException {
    List<FusionRecord> a = List.of(named("1"), named("=2"));
    List<FusionRecord> b = List.of(named("1"), named("2"));
    var labels = new FusionLabels(a, b);
    Path file =
        write(
            "labels.csv",
            "same,a,b,reason\n"
                + "yes,1,1,x\n"
                + ",1,2,not looked at\n"
                + "no,'=2,2,x\n"
                + "no,1,1,x\n"
                + "yes,9,1,x\n"
                + "perhaps,1,2,x\n");
    FileReport report = reader().labels(file, labels);
    assertThat(labels.size()).isEqualTo(2);
    assertThat(report.records().accepted()).isEqualTo(2);
    assertThat(report.records().rejected()).isEqualTo(3);
    assertThat(Files.readString(folder.resolve("rejects.csv")))
        .contains("the opposite was said before", "A has no record '9'", "neither yes nor no");
  }

  private static FusionRecord named(String id) {
    return new FusionRecord(id, Map.of(FusionField.NAME, "Ann"));
  }

  private void refuses(String text, String reason) throws IOException {
    Path file = write("bad.csv", text);
    assertThatThrownBy(() -> reader().records(file, FusionKind.CUSTOMERS))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining(reason);
  }

  private List<FusionRecord> customers(String text) throws IOException {
    return reader().records(write("c.csv", text), FusionKind.CUSTOMERS).records();
  }

  private FusionFile reader() {
    return new FusionFile(
        Shops.BERLIN, Instant.EPOCH, folder.resolve("rejects.csv"), Progress.NONE);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
