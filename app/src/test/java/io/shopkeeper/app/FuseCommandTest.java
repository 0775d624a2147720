package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FuseCommandTest {
  private static final String A =
      """
      id,name,email,phone,address,city
      1,Ann Quimby,ann.quimby@example.com,07911 123456,12 Elm Hollow,Leeds
      2,张伟,zhangwei@example.cn,138 0013 8000,中山路8号101室,上海市
      3,Zelda Baron,,07911 999999,3 Oak Street,York
      4,Otto King,,,77 Mill Lane,Oxford
      """;
  private static final String B =
      """
      user_id;full_name;mail;mobile;street;town
      x1;Quimby, Ann;ANN.QUIMBY@example.com;+44 7911 123456;12 Elm Hollow;Leeds
      x2;张伟;;+8613800138000;中山路8号101室;上海
      x3;Bob Moss;;+447911999999;9 High Road;Derby
      =x4;Lily Fox;lily.fox@example.com;;1 Park Road;Bath
      """;

  @TempDir private Path folder;

  @Test
  void writesMergesWithReasonsAndShowsSome() throws IOException {
    Path out = folder.resolve("merges.tsv");
    Run run = fuse("--out", out.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "A, a.csv: 4 records, 0 refused", "2 merges", "e-mail same", "A 1: name Ann Quimby");
    List<String[]> merges = Files.readAllLines(out).stream().map(line -> line.split("\t")).toList();
    assertThat(merges).extracting(cells -> cells[0] + cells[1]).containsExactly("1x1", "2x2");
    assertThat(merges)
        .allSatisfy(cells -> {
          assertThat(Double.parseDouble(cells[2])).isBetween(.5, 1.);
          assertThat(cells[3]).startsWith("key: ");
        });
  }

  @Test
  void aPersonAnswersAndTheAnswerCounts() throws IOException {
    Path review = folder.resolve("review.csv");
    assertThat(fuse("--review", review.toString()).status()).isZero();
    List<String> lines = Files.readAllLines(review);
    assertThat(lines.getFirst()).startsWith("\"same\",\"a\",\"b\",\"probability\",\"reason\"");
    assertThat(lines).hasSize(2);
    assertThat(lines.getLast()).startsWith("\"\",\"3\",\"x3\"").contains("contradicted");
    Files.writeString(review, String.join("\n", lines).replace("\"\",\"3\"", "\"yes\",\"3\""));
    Run run = fuse("--labels", review.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("labels, review.csv: 1 taken, 0 refused", "3 merges");
  }

  @Test
  void answersProgramsWithOneDocument() throws IOException {
    Map<String, Object> document = JsonTree.object(fuse("--json").out());
    assertThat(document).containsKeys("a", "b", "candidates", "expectedWrong", "reviews");
    assertThat((List<?>) document.get("merges")).hasSize(2);
  }

  @Test
  void labelsThatCannotBeRightAreRefusedAndCounted() throws IOException {
    Path labels =
        Files.writeString(
            folder.resolve("labels.csv"),
            "a,b,same\n4,=x4,no\n1,x1,yes\n1,x1,no\nnobody,x1,yes\n3,x1,no\n");
    Run run = fuse("--labels", labels.toString());
    assertThat(run.out()).contains("labels, labels.csv: 3 taken, 2 refused", "refused rows");
  }

  @Test
  void oneFileWithItselfAnEmptyOneOrOneWithoutColumnsIsRefused() throws IOException {
    String a = file("a.csv", A);
    assertThat(Run.inProcess("fuse", a, a, "--kind", "customers").reason())
        .contains("the same file");
    assertThat(Run.inProcess("fuse", a, file("e.csv", ""), "--kind", "customers").reason())
        .contains("'id'");
    assertThat(
            Run.inProcess("fuse", a, file("n.csv", "id,x\n1,2\n"), "--kind", "customers").reason())
        .contains("nothing to compare");
    assertThat(
            Run.inProcess("fuse", a, folder.resolve("no").toString(), "--kind", "customers")
                .reason())
        .contains("there is no such file");
    assertThat(Run.inProcess("fuse", a, a).reason()).contains("--kind");
    assertThat(Run.inProcess("fuse", a, a, "--kind", "orders").reason()).contains("orders");
  }

  @Test
  void withoutFilesThePlatformsOfTheStoreAreFusedAndKept() throws IOException {
    String data = folder.resolve("data").toString();
    String customers =
        file(
            "customers.csv",
            """
            id,source,name,email,city
            web-1,web,Ann Quimby,ann.quimby@example.com,Leeds
            web-2,web,Otto King,otto@example.net,Oxford
            till-1,till,Quimby Ann,Ann.Quimby@example.com,Leeds
            till-2,till,Lily Fox,lily@example.net,Bath
            """);
    Run ingest = Run.inProcess("ingest", customers, "--data-dir", data);
    assertThat(ingest.status()).as(ingest.err()).isZero();

    Run run = Run.inProcess("fuse", "--kind", "customers", "--json", "--data-dir", data);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(JsonTree.object(run.out()))
        .containsEntry("customers: platforms", "till, web")
        .containsEntry("customers: merged", 1L);
  }

  @Test
  void aStoreOfOnePlatformHasNothingToFuseAndOptionsOfFilesAreRefused() throws IOException {
    String data = folder.resolve("data").toString();
    String customers = file("customers.csv", "id,name\n1,Ann\n2,Ben\n");
    assertThat(Run.inProcess("ingest", customers, "--data-dir", data).status()).isZero();
    Run run = Run.inProcess("fuse", "--data-dir", data);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("nothing to fuse", "'source' names it");
    Run labels = Run.inProcess("fuse", "--labels", customers, "--data-dir", data);
    assertThat(labels.reason()).contains("POST /api/v1/fusion/labels");
  }

  private Run fuse(String... options) throws IOException {
    List<String> words =
        new java.util.ArrayList<>(
            List.of("fuse", file("a.csv", A), file("b.csv", B), "--kind", "customers"));
    words.addAll(List.of(options));
    return Run.inProcess(words.toArray(String[]::new));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
