package io.shopkeeper.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncodingTest {
  private static final String CHINESE = "编号,标题\n1,不锈钢保温杯，带盖\n2,儿童雨伞\n";
  private static final String WESTERN = "id,title\n1,Café crème £5\n2,Décor déjà vu – Größe\n";

  @Test
  void utf8IsFoundWithAndWithoutMark() throws IOException {
    assertThat(detect(CHINESE, StandardCharsets.UTF_8).charset()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(detect("\uFEFF" + WESTERN, StandardCharsets.UTF_8).mark()).isEqualTo(3);
    assertThat(detect("id,title\n", StandardCharsets.UTF_8).evidence()).contains("ASCII");
  }

  @Test
  void utf16IsFoundByItsMark() throws IOException {
    assertThat(detect("\uFEFF" + CHINESE, StandardCharsets.UTF_16LE).charset())
        .isEqualTo(StandardCharsets.UTF_16LE);
    assertThat(detect("\uFEFF" + CHINESE, StandardCharsets.UTF_16BE).charset())
        .isEqualTo(StandardCharsets.UTF_16BE);
  }

  @Test
  void chineseThatIsNoUtf8IsGb18030() throws IOException {
    assertThat(detect(CHINESE, Charset.forName("GBK")).charset().name()).isEqualTo("GB18030");
  }

  @Test
  void westernTextThatIsNoUtf8IsWindows1252() throws IOException {
    assertThat(detect(WESTERN, Charset.forName("windows-1252")).charset().name())
        .isEqualTo("windows-1252");
  }

  @Test
  void charactersBeyondAsciiMayComeLate() throws IOException {
    String late = "id,title\n" + "1,plain\n".repeat(100_000) + "2,儿童雨伞\n";

    assertThat(detect(late, Charset.forName("GBK")).charset().name()).isEqualTo("GB18030");
  }

  @Test
  void whatIsNoTextIsRefusedWithAdvice() {
    assertThatThrownBy(() -> detect("PK\u0003\u0004xlsx", StandardCharsets.ISO_8859_1))
        .isInstanceOf(CharacterCodingException.class)
        .hasMessageContaining("save it as CSV");
    assertThatThrownBy(() -> detect("id,title", StandardCharsets.UTF_16LE))
        .isInstanceOf(CharacterCodingException.class)
        .hasMessageContaining("save it as UTF-8");
    assertThatThrownBy(() -> detect("id\n\u0081\u008d\u0090\n", StandardCharsets.ISO_8859_1))
        .isInstanceOf(CharacterCodingException.class)
        .hasMessageContaining("neither UTF-8");
  }

  private static Encoding detect(String text, Charset charset) throws IOException {
    return Encoding.detect(new ByteArrayInputStream(text.getBytes(charset)));
  }
}
